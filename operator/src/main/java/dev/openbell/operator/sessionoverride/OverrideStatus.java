package dev.openbell.operator.sessionoverride;

import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.ScheduleOverrideStatus;
import dev.openbell.calendar.SessionOverride;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.ConditionType;
import dev.openbell.operator.conditions.Conditions;
import dev.openbell.operator.conditions.Finding;
import dev.openbell.operator.conditions.Unrecognized;
import dev.openbell.operator.conditions.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The status of an override at an instant. Pure. */
final class OverrideStatus {

    private OverrideStatus() {}

    /** Status, and when it may change by itself. */
    record Judged(ScheduleOverrideStatus status, Optional<Instant> next) {}

    static Judged judge(
            ScheduleOverride override, Collection<ScheduleOverride> siblings, Instant now) {
        var unusable =
                Unrecognized.verdict(override.getSpec())
                        .or(
                                () ->
                                        Overrides.problem(override)
                                                .map(
                                                        sentence ->
                                                                new Verdict.IsStalled(
                                                                        ConditionReason.InvalidSpec,
                                                                        sentence)));
        if (unusable.isPresent()) {
            return new Judged(
                    status(override, null, Conditions.conclusion(unusable.get()), now),
                    Optional.empty());
        }
        var own = Overrides.read(override);
        var all =
                siblings.stream()
                        .map(o -> Overrides.usable(o, override.getSpec().schedule().name()))
                        .flatMap(Optional::stream)
                        .toList();
        var reason = state(own, all, now);
        var findings = List.of(Finding.yes(ConditionType.Ready, reason, reason.meaning()));
        var next =
                Stream.concat(Stream.of(own), all.stream())
                        .flatMap(o -> Stream.of(o.from(), o.until()))
                        .filter(edge -> edge.isAfter(now))
                        .min(Instant::compareTo);
        return new Judged(
                status(override, reason.name(), findings, now),
                reason == ConditionReason.Expired ? Optional.empty() : next);
    }

    private static ConditionReason state(
            SessionOverride own, Collection<SessionOverride> all, Instant now) {
        if (now.isBefore(own.from())) {
            return ConditionReason.Pending;
        }
        if (!own.inForceAt(now)) {
            return ConditionReason.Expired;
        }
        return Overrides.deciding(all, now)
                .filter(decides -> !decides.name().equals(own.name()))
                .map(other -> ConditionReason.Superseded)
                .orElse(ConditionReason.InForce);
    }

    private static ScheduleOverrideStatus status(
            ScheduleOverride override,
            @Nullable String state,
            List<Finding> findings,
            Instant now) {
        long generation = Objects.requireNonNullElse(override.getMetadata().getGeneration(), 0L);
        var before = override.getStatus();
        return new ScheduleOverrideStatus(
                generation,
                state,
                Conditions.merge(
                        before == null ? List.of() : before.conditions(),
                        findings,
                        generation,
                        now));
    }
}
