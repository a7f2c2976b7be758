/**
 * Conclusions: readiness rules as a named chain; the first that fails gives reason and message.
 * Pure.
 */
@NullMarked
package dev.openbell.operator.cluster.judge;

import org.jspecify.annotations.NullMarked;
