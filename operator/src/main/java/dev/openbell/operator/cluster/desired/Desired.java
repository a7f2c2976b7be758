package dev.openbell.operator.cluster.desired;

import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All children that a cluster should have now. */
public final class Desired {

    private Desired() {}

    /** The children, what others need first. */
    public static List<HasMetadata> children(ClusterPlan plan, Settings settings) {
        var scope = new Scope(plan, settings);
        var children = new ArrayList<HasMetadata>();
        children.addAll(ConfigMaps.of(scope));
        children.addAll(NetworkPolicies.of(scope));
        children.addAll(Stores.of(scope));
        for (ComponentPlan component : plan.components()) {
            children.add(ServiceAccounts.serviceAccount(component, scope));
            children.add(Services.service(component, scope));
            children.add(Deployments.deployment(component, scope));
            Autoscalers.autoscaler(component, scope).ifPresent(children::add);
            children.add(Budgets.budget(component, scope));
        }
        children.addAll(Timers.of(scope));
        children.addAll(Routes.of(scope));
        return List.copyOf(children);
    }

    /** The bells that pods mount, one of the {@link #children}; empty without a usable schedule. */
    public static Optional<HasMetadata> timetable(ClusterPlan plan, Settings settings) {
        return ConfigMaps.timetable(new Scope(plan, settings));
    }
}
