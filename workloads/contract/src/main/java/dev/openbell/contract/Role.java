package dev.openbell.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What an AI pod does. */
public enum Role {
    Trading,
    Learning,
    Chatbot,
    /** One of a later version; nobody here can play it. */
    @JsonEnumDefaultValue
    Unknown
}
