/**
 * Market time: when is a market open, why, and when does the next bell ring.
 *
 * <p><b>What.</b> {@link dev.openbell.calendar.MarketCalendars} holds the calendars of markets,
 * built in or layered over the built-in ones as data; a {@link
 * dev.openbell.calendar.MarketCalendar} answers the phase of one market at an instant; {@link
 * dev.openbell.calendar.SessionRules} joins markets, weekly windows and overrides into the one
 * question that the platform asks: is the session open?
 *
 * <p><b>Why it is a module of its own.</b> The operator, the command line and the tests must get
 * the same answer from the same code. So everything here is a pure function of its arguments: no
 * clock (every function takes the instant), no client, no logger, no framework. Intervals are
 * half-open. All arithmetic goes from local time through {@link java.time.zone.ZoneRules} to {@link
 * java.time.Instant}, never through fixed offsets. Where the data end, the answer is {@code
 * Unknown}, never a guess.
 *
 * <p><b>Who may depend on it.</b> Everybody. It depends on {@code java.*} alone; the package {@code
 * yaml} below it reads the data files and is the only place that knows Jackson.
 */
@NullMarked
package dev.openbell.calendar;

import org.jspecify.annotations.NullMarked;
