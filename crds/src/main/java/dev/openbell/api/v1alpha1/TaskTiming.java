package dev.openbell.api.v1alpha1;

/** When a task runs. */
public record TaskTiming(String name, TaskAt at) {}
