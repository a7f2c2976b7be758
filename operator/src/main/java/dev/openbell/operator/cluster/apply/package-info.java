/**
 * From desired objects to the cluster: what differs is written by server-side apply, what is left
 * over goes. The only package that writes children.
 */
@NullMarked
package dev.openbell.operator.cluster.apply;

import org.jspecify.annotations.NullMarked;
