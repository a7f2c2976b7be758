package dev.openbell.api.v1alpha1;

/**
 * Within the window, open only for the first part of every period; for demonstrations and drills.
 */
public record Pulse(String every, String open) {}
