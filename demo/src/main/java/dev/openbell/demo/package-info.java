/**
 * The demo of {@code make demo}: installs Openbell into a cluster that tools/demo has chosen, runs
 * the operator on this machine, applies samples/demo and shows the market flip. The shell around
 * {@code scene} and {@code view}; nobody depends on it.
 */
@NullMarked
package dev.openbell.demo;

import org.jspecify.annotations.NullMarked;
