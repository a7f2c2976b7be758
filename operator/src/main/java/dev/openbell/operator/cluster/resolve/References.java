package dev.openbell.operator.cluster.resolve;

import dev.openbell.api.Durations;
import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.api.v1alpha1.ChatbotPolicy;
import dev.openbell.api.v1alpha1.Guardrails;
import dev.openbell.api.v1alpha1.NameRef;
import dev.openbell.api.v1alpha1.NoticeView;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.ConditionType;
import dev.openbell.operator.conditions.Finding;
import dev.openbell.operator.policy.Policies;
import dev.openbell.operator.schedule.CompiledSchedule;
import dev.openbell.operator.schedule.Notice;
import dev.openbell.operator.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows a cluster's references through what the caches hold. */
public final class References {

    private References() {}

    /**
     * What the caches hold for one cluster.
     *
     * @param schedule the schedule that the spec names, if it exists
     * @param overrides all of the namespace
     * @param policy the policy that the spec names, if it exists
     * @param notice what the cluster's status says of its notice, if anything
     * @param now when all this was seen: an edit of the schedule may have to wait
     */
    public record Observed(
            Optional<TradingSchedule> schedule,
            Collection<ScheduleOverride> overrides,
            MarketCalendars calendars,
            Optional<ChatbotPolicy> policy,
            Optional<NoticeView> notice,
            Instant now) {}

    /** The cluster with its references followed. */
    public static ResolvedCluster resolve(
            AIServiceCluster cluster, AIServiceClusterSpec spec, Observed observed) {
        var notice = notice(spec, observed);
        return new ResolvedCluster(
                cluster.getMetadata().getName(),
                cluster.getMetadata().getNamespace(),
                cluster.getMetadata().getUid(),
                Objects.requireNonNullElse(cluster.getMetadata().getGeneration(), 0L),
                spec,
                schedule(spec.schedule(), notice, observed),
                notice,
                policy(spec.policy(), observed));
    }

    /** The condition ResolvedRefs. */
    public static Finding finding(ResolvedCluster cluster) {
        return Stream.of(cluster.schedule(), cluster.policy())
                .filter(Reference::dangles)
                .findFirst()
                .map(References::dangling)
                .orElseGet(
                        () ->
                                Finding.yes(
                                        ConditionType.ResolvedRefs,
                                        ConditionReason.Accepted,
                                        "All references were found."));
    }

    private static Finding dangling(Reference<?> reference) {
        return switch (reference) {
            case Reference.Missing<?>(var kind, var name) ->
                    Finding.no(
                            ConditionType.ResolvedRefs,
                            ConditionReason.RefNotFound,
                            kind
                                    + " \""
                                    + name
                                    + "\" does not exist in this namespace; running parts stay as they are until it does.");
            case Reference.NotReady<?>(var kind, var name, var why) ->
                    Finding.no(
                            ConditionType.ResolvedRefs,
                            ConditionReason.RefNotReady,
                            kind + " \"" + name + "\" cannot be used: " + why);
            case Reference.None<?> ignored -> throw new IllegalStateException("nothing dangles");
            case Reference.Found<?> ignored -> throw new IllegalStateException("nothing dangles");
        };
    }

    private static Optional<Notice> notice(AIServiceClusterSpec spec, Observed observed) {
        var least =
                Optional.ofNullable(spec.guardrails())
                        .map(Guardrails::minimumNotice)
                        .map(Durations::parse)
                        .orElse(Duration.ZERO);
        return least.isZero()
                ? Optional.empty()
                : observed.schedule()
                        .filter(schedule -> schedule.getSpec() != null)
                        .map(
                                schedule ->
                                        Notice.of(
                                                schedule.getSpec(),
                                                Objects.requireNonNullElse(
                                                        schedule.getMetadata().getGeneration(), 0L),
                                                observed.notice(),
                                                least,
                                                version ->
                                                        Schedules.compile(
                                                                schedule.getMetadata().getName(),
                                                                version,
                                                                List.of(),
                                                                observed.calendars()),
                                                observed.now()));
    }

    private static Reference<CompiledSchedule.Usable> schedule(
            @Nullable NameRef ref, Optional<Notice> notice, Observed observed) {
        if (ref == null) {
            return new Reference.None<>();
        }
        return observed.schedule()
                .map(
                        schedule ->
                                switch (Schedules.compile(
                                        ref.name(),
                                        notice.map(Notice::followed).orElse(schedule.getSpec()),
                                        observed.overrides(),
                                        observed.calendars())) {
                                    case CompiledSchedule.Usable usable ->
                                            new Reference.Found<>(usable);
                                    case CompiledSchedule.Unusable(var reason, var message) ->
                                            new Reference.NotReady<CompiledSchedule.Usable>(
                                                    "TradingSchedule", ref.name(), message);
                                })
                .orElseGet(() -> new Reference.Missing<>("TradingSchedule", ref.name()));
    }

    private static Reference<ResolvedPolicy> policy(@Nullable NameRef ref, Observed observed) {
        if (ref == null) {
            return new Reference.None<>();
        }
        return observed.policy()
                .map(policy -> confirmed(policy))
                .orElseGet(() -> new Reference.Missing<>("ChatbotPolicy", ref.name()));
    }

    private static Reference<ResolvedPolicy> confirmed(ChatbotPolicy policy) {
        var name = policy.getMetadata().getName();
        var spec = policy.getSpec();
        var status = policy.getStatus();
        if (spec != null && status != null && status.revision() != null) {
            var digest = Policies.digest(spec);
            if (digest.equals(status.digest())) {
                return new Reference.Found<>(
                        new ResolvedPolicy(name, status.revision(), digest, spec));
            }
        }
        return new Reference.NotReady<>(
                "ChatbotPolicy", name, "its present content has no revision yet.");
    }
}
