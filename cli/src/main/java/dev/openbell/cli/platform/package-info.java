/**
 * Commands about platforms: what an AIServiceCluster will do, does and why.
 *
 * <p><b>What.</b> They read objects from a cluster or from files and ask the operator's own
 * planning, flip and forecast; there is no second evaluator.
 *
 * <p><b>Who may depend on it.</b> The program; {@code calendar} for files, the cluster and
 * sentences for people.
 */
@NullMarked
package dev.openbell.cli.platform;

import org.jspecify.annotations.NullMarked;
