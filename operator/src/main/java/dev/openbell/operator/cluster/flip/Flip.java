package dev.openbell.operator.cluster.flip;

import dev.openbell.api.v1alpha1.Guardrails;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.schedule.CompiledSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Puts the hand-over between the sides of a cluster into its plan. */
public final class Flip {

    /** Who shares a bell is looked at again so long before the first write of any of them. */
    private static final Duration MUSTER = Duration.ofMinutes(2);

    /** A look at who shares a bell is not halved any more. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    private Flip() {}

    /**
     * The plan with the goals of the components that come and go, as they are in the middle of a
     * flip or before one.
     *
     * @param plan as the schedule alone has it
     */
    public static ClusterPlan plan(ClusterPlan plan, FlipFacts facts, Instant now) {
        if (plan.components().stream().noneMatch(ComponentPlan::comesAndGoes)) {
            return plan;
        }
        var schedule = plan.cluster().schedule().found();
        if (schedule.isEmpty()) {
            return remembered(plan, facts);
        }
        return flipped(plan, schedule.get(), facts, now);
    }

    /** What should decide cannot be read: nothing changes, and nothing is forgotten. */
    private static ClusterPlan remembered(ClusterPlan plan, FlipFacts facts) {
        var components =
                plan.components().stream()
                        .map(
                                c ->
                                        c.comesAndGoes()
                                                ? c.with(
                                                        c.goal(),
                                                        facts.remembered(c.name()).tenure())
                                                : c)
                        .toList();
        return plan.with(components, Optional.empty(), plan.next());
    }

    private static ClusterPlan flipped(
            ClusterPlan plan, CompiledSchedule.Usable schedule, FlipFacts facts, Instant now) {
        var turn = schedule.nextTurn(now);
        var since = schedule.rules().at(now).since();
        var members = new ArrayList<Member>();
        for (var component : plan.components()) {
            if (component.comesAndGoes()) {
                var tenure =
                        Tenures.at(
                                facts.remembered(component.name()),
                                component.active(),
                                since,
                                Optional.ofNullable(facts.started().get(component.name())),
                                now);
                members.add(
                        new Member(
                                component,
                                facts.seen(component.name()),
                                tenure,
                                schedule.flip()
                                        .lead()
                                        .orElseGet(() -> Leads.learned(tenure.startSeconds()))));
            }
        }
        var share = turn.map(facts.share()).orElse(Stagger.Share.ALONE);
        var muster =
                turn.map(
                                bell ->
                                        bell.minus(longestLead(members))
                                                .minus(share.whole())
                                                .minus(MUSTER))
                        .filter(now::isBefore);
        // Until then others still come and go on the bell, and the answer would change with them.
        var ahead = muster.isPresent() ? Duration.ZERO : share.own();
        var handOver =
                new HandOver(members, turn, ahead, share.own(), schedule.flip(), surge(plan), now);
        var goals = handOver.goals();
        var components =
                plan.components().stream()
                        .map(c -> Objects.requireNonNullElse(goals.get(c.name()), c))
                        .toList();
        var next =
                Stream.of(
                                plan.next(),
                                muster.map(at -> facts.mayShare() ? look(at, now) : at),
                                handOver.next())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo);
        return plan.with(components, handOver.view(), next);
    }

    /**
     * The more clusters share a bell, the earlier the first of them begins; so each looks anew
     * half-way to when it would know, and not too late for those that have come since.
     */
    private static Instant look(Instant muster, Instant now) {
        var half = Duration.between(now, muster).dividedBy(2);
        return half.compareTo(SHORT) < 0 ? muster : now.plus(half);
    }

    private static Duration longestLead(Iterable<Member> members) {
        var longest = Duration.ZERO;
        for (var member : members) {
            longest = member.lead().compareTo(longest) > 0 ? member.lead() : longest;
        }
        return longest;
    }

    private static OptionalInt surge(ClusterPlan plan) {
        return Optional.ofNullable(plan.cluster().spec().guardrails())
                .map(Guardrails::surgePods)
                .map(pods -> OptionalInt.of(Math.toIntExact(pods)))
                .orElseGet(OptionalInt::empty);
    }
}
