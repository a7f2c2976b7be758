package dev.openbell.api.v1alpha1;

/** Whether rollouts wait for the gap between sessions. */
public enum SessionFreeze {
    On,
    Off,
    Unrecognized
}
