/**
 * The bell engine: rings at planned instants by an injected clock. It knows keys and instants,
 * nothing of clusters or schedules.
 */
@NullMarked
package dev.openbell.operator.bell;

import org.jspecify.annotations.NullMarked;
