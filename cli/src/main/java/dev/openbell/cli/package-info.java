/**
 * The plugin {@code kubectl-openbell}.
 *
 * <p><b>What.</b> Commands about market time. They compute nothing themselves: what they print, the
 * calendars say, by the very functions that the operator calls.
 *
 * <p><b>Why apart.</b> Tenants and platform teams use it on their own machines, without the
 * operator.
 *
 * <p><b>Who may depend on it.</b> Nobody.
 */
@NullMarked
package dev.openbell.cli;

import org.jspecify.annotations.NullMarked;
