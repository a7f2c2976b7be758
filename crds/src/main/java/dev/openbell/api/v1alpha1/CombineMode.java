package dev.openbell.api.v1alpha1;

/** When several markets count as open. */
public enum CombineMode {
    Any,
    All,
    Unrecognized
}
