package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The phase of a segment. */
public enum SegmentPhase {
    PreOpen,
    Continuous,
    Auction,
    Break,
    PostClose,
    /** A value of a newer version of the API; never in the schema. */
    @JsonEnumDefaultValue
    Unrecognized
}
