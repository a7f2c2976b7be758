package dev.openbell.operator.cluster.judge;

import dev.openbell.api.Durations;
import dev.openbell.api.v1alpha1.AIServiceClusterStatus;
import dev.openbell.api.v1alpha1.ComponentStatus;
import dev.openbell.api.v1alpha1.Condition;
import dev.openbell.api.v1alpha1.FlipStatus;
import dev.openbell.api.v1alpha1.NoticeView;
import dev.openbell.api.v1alpha1.PolicyView;
import dev.openbell.api.v1alpha1.ScheduleView;
import dev.openbell.api.v1alpha1.WarmUpView;
import dev.openbell.calendar.Bell;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.apply.Difference;
import dev.openbell.operator.cluster.judge.Judgement.Facts;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.ComponentPlan.DecidedBy;
import dev.openbell.operator.cluster.plan.FlipNow;
import dev.openbell.operator.cluster.plan.Tenure.WarmUp;
import dev.openbell.operator.cluster.resolve.ResolvedPolicy;
import dev.openbell.operator.schedule.Notice;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
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
                                                        .orElse(null),
                                                notice(facts)))
                        .orElse(null),
                facts.plan().flip().map(ClusterStatus::flip).orElse(null),
                components,
                facts.tasks(),
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
                        generation, null, null, null, null, List.of(), List.of(), null, conditions)
                : new AIServiceClusterStatus(
                        generation,
                        previous.users(),
                        previous.pods(),
                        previous.schedule(),
                        previous.flip(),
                        previous.components(),
                        previous.tasks(),
                        previous.policy(),
                        conditions);
    }

    private static ComponentStatus component(ComponentPlan component, Facts facts) {
        var deployment =
                deployment(Difference.deployment(facts.plan(), component), facts.children());
        return new ComponentStatus(
                component.name(),
                component.activation().name(),
                component.decidedBy() == DecidedBy.reference ? null : component.active(),
                deployment.map(d -> number(d.getSpec().getReplicas())).orElse(null),
                deployment.map(d -> (long) Judgement.available(d)).orElse(null),
                null,
                (long) component.floor(),
                component.decidedBy().name(),
                text(component.tenure().activeSince()),
                text(component.tenure().inactiveSince()),
                component.tenure().lead().map(Durations::format).orElse(null),
                component.tenure().startSeconds().stream().map(Integer::longValue).toList(),
                text(component.tenure().nextChange()),
                component.tenure().warmUp().map(ClusterStatus::view).orElse(null));
    }

    private static WarmUpView view(WarmUp warmUp) {
        return new WarmUpView(warmUp.bell().toString(), warmUp.since().toString());
    }

    private static @Nullable NoticeView notice(Facts facts) {
        return facts.plan().cluster().notice().map(Notice::view).orElse(null);
    }

    private static FlipStatus flip(FlipNow flip) {
        return new FlipStatus(
                flip.from(),
                flip.to(),
                flip.step().name(),
                flip.startedAt().toString(),
                text(flip.deadline()));
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
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
