package dev.openbell.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says of a cluster. */
public record AIServiceClusterStatus(
        @Nullable Long observedGeneration,
        @Nullable Long users,
        @Nullable String pods,
        @Nullable ScheduleView schedule,
        @Nullable FlipStatus flip,
        List<ComponentStatus> components,
        @Nullable PolicyView policy,
        List<Condition> conditions) {
    public AIServiceClusterStatus {
        components = Lists.orEmpty(components);
        conditions = Lists.orEmpty(conditions);
    }
}
