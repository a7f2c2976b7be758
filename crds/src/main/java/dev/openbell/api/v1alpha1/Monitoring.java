package dev.openbell.api.v1alpha1;

/** Whether monitoring objects are made. */
public enum Monitoring {
    Auto,
    Off,
    Unrecognized
}
