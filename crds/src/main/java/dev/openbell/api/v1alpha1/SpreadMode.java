package dev.openbell.api.v1alpha1;

/** Whether spreading is a wish or a condition. */
public enum SpreadMode {
    Prefer,
    Require,
    Unrecognized
}
