/**
 * Conditions as a small merge algebra: a pass finds facts, the merge decides what moves. Pure;
 * every kind uses it.
 */
@NullMarked
package dev.openbell.operator.conditions;

import org.jspecify.annotations.NullMarked;
