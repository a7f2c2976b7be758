package dev.openbell.api.v1alpha1;

/** Which bell. */
public enum BellKind {
    Open,
    Close,
    Unrecognized
}
