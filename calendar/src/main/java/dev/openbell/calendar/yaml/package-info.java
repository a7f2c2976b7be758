/**
 * Reads calendars from YAML or JSON into {@link dev.openbell.calendar.CalendarDefinition}.
 *
 * <p><b>What.</b> One reader for the data files of this module and for the spec of a MarketCalendar
 * resource, which have the same fields.
 *
 * <p><b>Why apart.</b> It is the only place of the module that knows Jackson. It walks the tree by
 * hand instead of binding records, so that every problem is a sentence that names its field, and
 * nothing needs reflection.
 *
 * <p><b>Who may depend on it.</b> {@link dev.openbell.calendar.MarketCalendars} for the built-in
 * data, and whoever holds a calendar as text or as a tree.
 */
@NullMarked
package dev.openbell.calendar.yaml;

import org.jspecify.annotations.NullMarked;
