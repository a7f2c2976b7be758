package dev.openbell.api.v1alpha1;

/** Over what pods are spread. */
public enum SpreadBy {
    Zone,
    Node,
    Unrecognized
}
