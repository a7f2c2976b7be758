/**
 * The informers of children: which kinds are watched, what of each is kept in memory, which changes
 * matter. Shell; only the cluster's reconciler uses it.
 */
@NullMarked
package dev.openbell.operator.cluster.children;

import org.jspecify.annotations.NullMarked;
