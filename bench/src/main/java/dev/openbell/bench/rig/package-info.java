/**
 * What is measured, and on what: a testbed of the benchmark's own, the shipped installation on it,
 * and the operator as a process of its own under the shipped role. Used by the commands; knows
 * nothing of what they measure.
 */
@NullMarked
package dev.openbell.bench.rig;

import org.jspecify.annotations.NullMarked;
