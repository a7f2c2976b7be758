package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The kind of route object. */
public enum ExposureKind {
    Ingress,
    HTTPRoute,
    /** A value of a newer version of the API; never in the schema. */
    @JsonEnumDefaultValue
    Unrecognized
}
