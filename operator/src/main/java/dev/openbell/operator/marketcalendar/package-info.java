/**
 * MarketCalendar: merged over the built-in calendars, problems told on the object that has them,
 * and the specs that were in use kept as revisions.
 */
@NullMarked
package dev.openbell.operator.marketcalendar;

import org.jspecify.annotations.NullMarked;
