/**
 * The IANA time zone database.
 *
 * <p><b>What.</b> Reads compiled zones (RFC 9636) into {@link java.time.zone.ZoneRules}: the ones
 * that are shipped with this module, or those that a platform brings along.
 *
 * <p><b>Why apart.</b> A Java runtime carries the zones of its release day, and governments change
 * their clocks at shorter notice than images are built. Here is the only place that knows where
 * zones come from; nothing else of this module asks a {@link java.time.ZoneId} for its rules.
 *
 * <p><b>Who may depend on it.</b> Everyone.
 */
@NullMarked
package dev.openbell.calendar.zones;

import org.jspecify.annotations.NullMarked;
