/**
 * TradingSchedule: spec, overrides and calendars compiled into session rules; state and bells into
 * status.
 */
@NullMarked
package dev.openbell.operator.schedule;

import org.jspecify.annotations.NullMarked;
