package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What an AI pod does. */
public enum Role {
    Trading,
    Learning,
    Chatbot,
    /** A value of a newer version of the API; never in the schema. */
    @JsonEnumDefaultValue
    Unrecognized
}
