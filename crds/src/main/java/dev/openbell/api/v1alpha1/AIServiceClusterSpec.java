package dev.openbell.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform's wish. */
public record AIServiceClusterSpec(
        @Nullable NameRef schedule,
        @Nullable NameRef policy,
        @Nullable Exposure exposure,
        List<Component> components,
        @Nullable Datastores datastores,
        List<Task> tasks,
        @Nullable Network network,
        @Nullable Guardrails guardrails,
        @Nullable Observability observability) {
    public AIServiceClusterSpec {
        components = Lists.orEmpty(components);
        tasks = Lists.orEmpty(tasks);
    }
}
