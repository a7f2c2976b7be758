package dev.openbell.demo.scene;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A change of the number of pods that a component's Deployment asks for, as seen from outside.
 *
 * @param before empty when it was not known
 */
public record Write(Instant at, String part, OptionalInt before, int after) {}
