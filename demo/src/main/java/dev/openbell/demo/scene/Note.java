package dev.openbell.demo.scene;

import java.time.Instant;

/** An Event that the operator wrote. */
public record Note(Instant at, String reason, String text) {}
