/**
 * What each component should be now: defaults filled in, activation decided, scale chosen. Pure.
 */
@NullMarked
package dev.openbell.operator.cluster.plan;

import org.jspecify.annotations.NullMarked;
