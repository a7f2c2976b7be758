package dev.openbell.api.v1alpha1;

/** What kind of workload a component is. */
public enum ComponentType {
    Frontend,
    Backend,
    AI,
    Worker,
    Service,
    Unrecognized
}
