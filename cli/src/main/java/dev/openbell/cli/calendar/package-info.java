/**
 * {@code kubectl openbell calendar}: what the built-in calendars say.
 *
 * <p><b>Who may depend on it.</b> The main command.
 */
@NullMarked
package dev.openbell.cli.calendar;

import org.jspecify.annotations.NullMarked;
