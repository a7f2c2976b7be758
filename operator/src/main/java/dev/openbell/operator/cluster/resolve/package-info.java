/**
 * References to what they mean: schedule, overrides, calendars, policy; found, missing or not
 * ready. Pure: it is given what the caches hold.
 */
@NullMarked
package dev.openbell.operator.cluster.resolve;

import org.jspecify.annotations.NullMarked;
