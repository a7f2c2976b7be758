/**
 * AIServiceCluster: observe, resolve, plan, desired, apply, judge, status. The reconciler is the
 * pipeline; the steps are packages.
 */
@NullMarked
package dev.openbell.operator.cluster;

import org.jspecify.annotations.NullMarked;
