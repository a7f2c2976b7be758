package dev.openbell.operator.forecast;

import java.time.Instant;

/**
 * One planned change of a component's number of pods.
 *
 * @param why the step of the flip, and the rule behind its bell
 */
public record Change(Instant at, String component, int from, int to, String why) {}
