package dev.openbell.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says of an override. */
public record ScheduleOverrideStatus(
        @Nullable Long observedGeneration, @Nullable String state, List<Condition> conditions) {
    public ScheduleOverrideStatus {
        conditions = Lists.orEmpty(conditions);
    }
}
