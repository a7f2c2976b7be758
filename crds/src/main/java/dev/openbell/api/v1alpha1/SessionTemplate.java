package dev.openbell.api.v1alpha1;

import java.util.List;

/** The ordinary day from a date on. */
public record SessionTemplate(
        String effectiveFrom, List<Weekday> days, List<SegmentTemplate> segments) {
    public SessionTemplate {
        days = Lists.orEmpty(days);
        segments = Lists.orEmpty(segments);
    }
}
