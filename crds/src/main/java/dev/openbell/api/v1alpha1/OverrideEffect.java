package dev.openbell.api.v1alpha1;

/** What the override does. */
public enum OverrideEffect {
    Open,
    Closed,
    Hold,
    Unrecognized
}
