package dev.openbell.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says of a calendar. */
public record MarketCalendarStatus(
        @Nullable Long observedGeneration,
        @Nullable String revision,
        @Nullable String validThrough,
        List<Condition> conditions) {
    public MarketCalendarStatus {
        conditions = Lists.orEmpty(conditions);
    }
}
