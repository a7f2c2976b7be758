/**
 * {@code kubectl openbell calendar}: what the calendars say, offline as long as nobody asks for the
 * cluster's; how versions of their data differ; the way back to an old one.
 *
 * <p><b>Who may depend on it.</b> The main command.
 */
@NullMarked
package dev.openbell.cli.calendar;

import org.jspecify.annotations.NullMarked;
