/**
 * From the audit log to figures: whose requests, when they were received, percentiles, and the JSON
 * line. Pure but for reading the log; used by the commands.
 */
@NullMarked
package dev.openbell.bench.figures;

import org.jspecify.annotations.NullMarked;
