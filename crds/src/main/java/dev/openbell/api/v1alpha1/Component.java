package dev.openbell.api.v1alpha1;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One workload: one Deployment and what belongs to it. */
public record Component(
        String name,
        ComponentType type,
        List<Role> roles,
        @Nullable Activation activation,
        @Nullable String image,
        @Nullable Scale scale,
        @Nullable Behavior behavior,
        @Nullable OnDemand onDemand,
        @Nullable Drain drain,
        @Nullable Resources resources,
        Map<String, String> nodeSelector,
        List<Toleration> tolerations,
        List<EnvEntry> env,
        List<EnvSource> envFrom,
        @Nullable Long port,
        @Nullable ReplicasSpread replicasSpread) {
    public Component {
        roles = Lists.orEmpty(roles);
        nodeSelector = Lists.orEmpty(nodeSelector);
        tolerations = Lists.orEmpty(tolerations);
        env = Lists.orEmpty(env);
        envFrom = Lists.orEmpty(envFrom);
    }
}
