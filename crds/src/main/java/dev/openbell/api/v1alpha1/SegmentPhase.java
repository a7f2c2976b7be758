package dev.openbell.api.v1alpha1;

/** The phase of a segment. */
public enum SegmentPhase {
    PreOpen,
    Continuous,
    Auction,
    Break,
    PostClose,
    Unrecognized
}
