package dev.openbell.operator.cluster;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.AIServiceClusterStatus;
import dev.openbell.api.v1alpha1.ComponentStatus;
import dev.openbell.api.v1alpha1.Condition;
import dev.openbell.operator.conditions.ConditionType;
import dev.openbell.operator.conditions.Conditions;
import dev.openbell.operator.runtime.Events;
import dev.openbell.operator.runtime.Events.Type;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells people of a cluster's transitions: a component that became active or inactive, readiness
 * gained, a stall.
 */
@Singleton
class Transitions {

    private final Events events;

    @Inject
    Transitions(Events events) {
        this.events = events;
    }

    void tell(AIServiceCluster cluster, AIServiceClusterStatus now) {
        var before = cluster.getStatus();
        var known =
                (before == null ? List.<ComponentStatus>of() : before.components())
                        .stream()
                                .collect(
                                        Collectors.toMap(
                                                ComponentStatus::name,
                                                Function.identity(),
                                                (a, b) -> a));
        for (var component : now.components()) {
            var old = known.get(component.name());
            if (old != null && !Objects.equals(old.active(), component.active())) {
                var active = Boolean.TRUE.equals(component.active());
                events.tell(
                        cluster,
                        Type.Normal,
                        active ? "ComponentActive" : "ComponentInactive",
                        "Flip",
                        "Component "
                                + component.name()
                                + (active ? " works now" : " rests now")
                                + ", decided by "
                                + component.decidedBy()
                                + ".");
            }
        }
        tellMissed(cluster, now);
        tellCondition(cluster, now, ConditionType.Stalled, Type.Warning);
        tellCondition(cluster, now, ConditionType.FlipHeld, Type.Warning);
        tellCondition(cluster, now, ConditionType.Ready, Type.Normal);
    }

    private void tellMissed(AIServiceCluster cluster, AIServiceClusterStatus now) {
        var told =
                Optional.ofNullable(cluster.getStatus())
                        .map(AIServiceClusterStatus::tasks)
                        .orElse(List.of());
        now.tasks().stream()
                .filter(task -> task.lastMissed() != null)
                .filter(
                        task ->
                                told.stream()
                                        .filter(old -> old.name().equals(task.name()))
                                        .noneMatch(
                                                old ->
                                                        Objects.equals(
                                                                old.lastMissed(),
                                                                task.lastMissed())))
                .forEach(
                        task ->
                                events.tell(
                                        cluster,
                                        Type.Warning,
                                        "TaskMissed",
                                        "Judge",
                                        "Task "
                                                + task.name()
                                                + " was not started at "
                                                + task.lastMissed()
                                                + ", nor within two minutes after it."));
    }

    /** An event when the condition has become true, or is true for another reason. */
    private void tellCondition(
            AIServiceCluster cluster,
            AIServiceClusterStatus now,
            ConditionType type,
            Type loudness) {
        var before = cluster.getStatus();
        var old =
                before == null
                        ? Optional.<Condition>empty()
                        : Conditions.find(before.conditions(), type);
        Conditions.find(now.conditions(), type)
                .filter(c -> c.status().equals("True"))
                .filter(
                        c ->
                                old.filter(o -> o.status().equals("True"))
                                        .filter(o -> o.reason().equals(c.reason()))
                                        .isEmpty())
                .ifPresent(
                        c ->
                                events.tell(
                                        cluster,
                                        loudness,
                                        type == ConditionType.Ready ? "Ready" : c.reason(),
                                        "Judge",
                                        Objects.requireNonNullElse(c.message(), c.reason())));
    }
}
