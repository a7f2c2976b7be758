/**
 * The hand-over at a bell, between the components that work in the session and those that work
 * outside it: what each should have now, from what is seen and remembered. Pure; it takes a plan
 * and returns a plan.
 */
@NullMarked
package dev.openbell.operator.cluster.flip;

import org.jspecify.annotations.NullMarked;
