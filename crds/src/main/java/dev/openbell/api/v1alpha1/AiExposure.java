package dev.openbell.api.v1alpha1;

/** Whether the AI components get a route. */
public enum AiExposure {
    None,
    Internal,
    Unrecognized
}
