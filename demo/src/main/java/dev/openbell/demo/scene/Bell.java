package dev.openbell.demo.scene;

import java.time.Instant;

/**
 * An instant at which the schedule opens or closes.
 *
 * @param at as planned by the schedule
 */
public record Bell(Instant at, boolean opens) {}
