/**
 * MarketCalendar: merged over the built-in calendars, problems told on the object that has them.
 */
@NullMarked
package dev.openbell.operator.marketcalendar;

import org.jspecify.annotations.NullMarked;
