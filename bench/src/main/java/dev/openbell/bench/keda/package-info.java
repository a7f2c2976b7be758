/**
 * KEDA beside Openbell: its operator and its metrics adapter as processes of this machine, as
 * shipped, on a rig without Openbell. Used by the command that measures it; knows nothing of what
 * is measured.
 */
@NullMarked
package dev.openbell.bench.keda;

import org.jspecify.annotations.NullMarked;
