package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What kind of workload a component is. */
public enum ComponentType {
    Frontend,
    Backend,
    AI,
    Worker,
    Service,
    /** A value of a newer version of the API; never in the schema. */
    @JsonEnumDefaultValue
    Unrecognized
}
