package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whether NetworkPolicies are made. */
public enum Isolation {
    Enforced,
    Off,
    /** A value of a newer version of the API; never in the schema. */
    @JsonEnumDefaultValue
    Unrecognized
}
