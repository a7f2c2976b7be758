package dev.openbell.api.v1alpha1;

/** Which phases of a market day count as open. */
public enum SessionPhase {
    PreOpen,
    Continuous,
    PostClose,
    Unrecognized
}
