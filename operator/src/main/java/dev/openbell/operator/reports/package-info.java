/**
 * What pods say about themselves, and how many pods follow from it.
 *
 * <p>{@link dev.openbell.operator.reports.Demand} is the decision, a pure function of what was
 * heard; {@link dev.openbell.operator.reports.ReportReader} asks the pods. A pod is a stranger:
 * what it answers is bounded in time and size and never believed beyond what it may hold.
 */
@NullMarked
package dev.openbell.operator.reports;

import org.jspecify.annotations.NullMarked;
