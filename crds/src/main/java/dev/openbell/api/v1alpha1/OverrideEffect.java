package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What the override does. */
public enum OverrideEffect {
    Open,
    Closed,
    Hold,
    /** A value of a newer version of the API; never in the schema. */
    @JsonEnumDefaultValue
    Unrecognized
}
