package dev.openbell.api.v1alpha1;

/** When a component has pods. */
public enum Activation {
    Always,
    Session,
    OffSession,
    OnDemand,
    Unrecognized
}
