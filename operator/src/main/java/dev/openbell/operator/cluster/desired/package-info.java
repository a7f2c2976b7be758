/**
 * Kubernetes objects, one file per kind. Pure: a plan in, fabric8 model objects out; golden files
 * hold it.
 */
@NullMarked
package dev.openbell.operator.cluster.desired;

import org.jspecify.annotations.NullMarked;
