package dev.openbell.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says of a schedule. */
public record TradingScheduleStatus(
        @Nullable Long observedGeneration,
        @Nullable String state,
        @Nullable String since,
        List<BellView> nextBells,
        List<CalendarView> calendars,
        @Nullable String tzdata,
        @Nullable OverrideView override,
        List<Condition> conditions) {
    public TradingScheduleStatus {
        nextBells = Lists.orEmpty(nextBells);
        calendars = Lists.orEmpty(calendars);
        conditions = Lists.orEmpty(conditions);
    }
}
