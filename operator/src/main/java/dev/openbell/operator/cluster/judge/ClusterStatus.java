package dev.openbell.operator.cluster.judge;

import dev.openbell.api.v1alpha1.AIServiceClusterStatus;
import dev.openbell.api.v1alpha1.ComponentStatus;
import dev.openbell.api.v1alpha1.Condition;
import dev.openbell.api.v1alpha1.PolicyView;
import dev.openbell.api.v1alpha1.ScheduleView;
import dev.openbell.calendar.Bell;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.apply.Difference;
import dev.openbell.operator.cluster.judge.Judgement.Facts;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.ScaleGoal;
import dev.openbell.operator.cluster.resolve.ResolvedPolicy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status of a cluster after a pass. */
public final class ClusterStatus {

    private ClusterStatus() {}

    public static AIServiceClusterStatus of(Facts facts, List<Condition> conditions) {
        var components =
                facts.plan().components().stream()
                        .map(component -> component(component, facts))
                        .toList();
        long desired = components.stream().mapToLong(c -> number(c.desired())).sum();
        long ready = components.stream().mapToLong(c -> number(c.ready())).sum();
        var market = facts.plan().market();
        return new AIServiceClusterStatus(
                facts.plan().cluster().generation(),
                null,
                ready + "/" + desired,
                market.map(
                                m ->
                                        new ScheduleView(
                                                m.answer().state().name(),
                                                m.answer().market(),
                                                m.nextBell()
                                                        .map(Bell::at)
                                                        .map(Object::toString)
                                                        .orElse(null)))
                        .orElse(null),
                null,
                components,
                facts.plan()
                        .cluster()
                        .policy()
                        .found()
                        .map(ResolvedPolicy::revision)
                        .map(revision -> new PolicyView(revision, null))
                        .orElse(null),
                conditions);
    }

    /** The status of a cluster whose spec cannot be used: what was known before stays. */
    public static AIServiceClusterStatus refused(
            long generation,
            @Nullable AIServiceClusterStatus previous,
            List<Condition> conditions) {
        return previous == null
                ? new AIServiceClusterStatus(
                        generation, null, null, null, null, List.of(), null, conditions)
                : new AIServiceClusterStatus(
                        generation,
                        previous.users(),
                        previous.pods(),
                        previous.schedule(),
                        previous.flip(),
                        previous.components(),
                        previous.policy(),
                        conditions);
    }

    private static ComponentStatus component(ComponentPlan component, Facts facts) {
        var deployment =
                deployment(Difference.deployment(facts.plan(), component), facts.children());
        return new ComponentStatus(
                component.name(),
                component.activation().name(),
                component.goal() instanceof ScaleGoal.Keep ? null : component.active(),
                deployment.map(d -> number(d.getSpec().getReplicas())).orElse(null),
                deployment.map(d -> (long) Judgement.available(d)).orElse(null),
                null,
                (long) component.floor(),
                component.decidedBy().name());
    }

    private static Optional<Deployment> deployment(Child child, Map<Child, HasMetadata> children) {
        return children.get(child) instanceof Deployment deployment
                ? Optional.of(deployment)
                : Optional.empty();
    }

    private static long number(@Nullable Number value) {
        return value == null ? 0 : value.longValue();
    }
}
