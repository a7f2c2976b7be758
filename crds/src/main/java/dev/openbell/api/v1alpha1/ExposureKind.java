package dev.openbell.api.v1alpha1;

/** The kind of route object. */
public enum ExposureKind {
    Ingress,
    HTTPRoute,
    Unrecognized
}
