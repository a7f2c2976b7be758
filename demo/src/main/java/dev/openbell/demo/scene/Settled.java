package dev.openbell.demo.scene;

import java.time.Instant;

/** All pods that a component asks for became Ready. */
public record Settled(Instant at, String part, int pods) {}
