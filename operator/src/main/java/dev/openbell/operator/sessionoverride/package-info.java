/** ScheduleOverride: judged, and told whether it waits, is in force or is over. */
@NullMarked
package dev.openbell.operator.sessionoverride;

import org.jspecify.annotations.NullMarked;
