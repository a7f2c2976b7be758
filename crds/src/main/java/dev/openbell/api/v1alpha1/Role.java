package dev.openbell.api.v1alpha1;

/** What an AI pod does. */
public enum Role {
    Trading,
    Learning,
    Chatbot,
    Unrecognized
}
