/**
 * The benchmarks: one picocli command each, started by {@code bench/run}.
 *
 * <p>Why: a promise about time or load is only worth the measurement behind it. Everything is
 * judged from outside, from the API server's audit log, an independent watcher and {@code /proc};
 * the operator's own metrics are never asked. A command describes a rig, lets it settle, measures,
 * and prints one JSON object a line. Nobody depends on this module.
 */
@NullMarked
package dev.openbell.bench;

import org.jspecify.annotations.NullMarked;
