/**
 * Wiring: clock, settings, Jackson, leader election, health, metrics, events. The only place that
 * reads configuration. Everything may use its values; nothing in the pure packages may use it.
 */
@NullMarked
package dev.openbell.operator.runtime;

import org.jspecify.annotations.NullMarked;
