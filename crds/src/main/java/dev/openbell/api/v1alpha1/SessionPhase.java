package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Which phases of a market day count as open. */
public enum SessionPhase {
    PreOpen,
    Continuous,
    PostClose,
    /** A value of a newer version of the API; never in the schema. */
    @JsonEnumDefaultValue
    Unrecognized
}
