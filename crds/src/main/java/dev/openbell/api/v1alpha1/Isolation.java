package dev.openbell.api.v1alpha1;

/** Whether NetworkPolicies are made. */
public enum Isolation {
    Enforced,
    Off,
    Unrecognized
}
