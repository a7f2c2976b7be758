/**
 * What every controller shares: settings, Jackson, bells, leader election, health, metrics, events.
 * Nothing in the pure packages may use it.
 */
@NullMarked
package dev.openbell.operator.runtime;

import org.jspecify.annotations.NullMarked;
