package dev.openbell.operator.cluster.flip;

import dev.openbell.api.v1alpha1.Activation;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.FlipNow;
import dev.openbell.operator.cluster.plan.FlipNow.Step;
import dev.openbell.operator.cluster.plan.ScaleGoal;
import dev.openbell.operator.cluster.plan.Tenure.WarmUp;
import dev.openbell.operator.schedule.FlipTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The hand-over as a state machine that has no state: each step follows from the clock and from
 * what is seen, so that a restart in the middle of it goes on where it was.
 *
 * <pre>
 *          bell - lead            bell           incoming Ready        bell + drain
 * incoming  ----|---- Warm --------|---- Switch ------|---------------------------
 * outgoing  -----------------------|------------------|------ Drain ------| Release
 * </pre>
 *
 * <p>What comes is raised before its bell; what goes is lowered only when what comes is Ready.
 * Where not both fit into the surge budget, the side that works in the session has the room first.
 */
final class HandOver {

    /** What comes may be late by so much before people are told. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final int NO_LIMIT = Integer.MAX_VALUE / 2;

    private final List<Member> members;
    private final Optional<Instant> turn;
    private final Duration ahead;
    private final Duration behind;
    private final FlipTimes times;
    private final Instant now;

    /** Pods that each may have in the end, by name. */
    private final Map<String, Integer> entitled;

    /** Pods that may be added now, by name. */
    private final Map<String, Integer> added;

    /**
     * A hand-over now.
     *
     * @param turn the next bell at which the sides change
     * @param ahead how much earlier than its lead a side is warmed
     * @param behind how much later than its deadline a side is released
     * @param surge pods beyond what the larger side needs; empty: no limit
     */
    HandOver(
            List<Member> members,
            Optional<Instant> turn,
            Duration ahead,
            Duration behind,
            FlipTimes times,
            OptionalInt surge,
            Instant now) {
        this.members = List.copyOf(members);
        this.turn = turn;
        this.ahead = ahead;
        this.behind = behind;
        this.times = times;
        this.now = now;
        int budget = surge.isPresent() ? largerSide() + surge.getAsInt() : NO_LIMIT;
        this.entitled = entitled(budget);
        this.added = added(budget);
    }

    /** The components with what each should have now. */
    Map<String, ComponentPlan> goals() {
        var goals = new HashMap<String, ComponentPlan>();
        for (var member : members) {
            goals.put(
                    member.name(),
                    member.plan()
                            .with(
                                    goal(member),
                                    member.tenure()
                                            .planned(
                                                    member.lead(),
                                                    nextChange(member),
                                                    warmUp(member))));
        }
        return goals;
    }

    /** When it goes on by itself. */
    Optional<Instant> next() {
        return Stream.concat(
                        Stream.concat(turn.stream(), lateFrom().stream()),
                        members.stream()
                                .flatMap(
                                        m ->
                                                isWanted(m)
                                                        ? Stream.empty()
                                                        : Stream.concat(
                                                                warmFrom(m).stream(),
                                                                m.seen().replicas() > 0
                                                                        ? Stream.of(deadline(m))
                                                                        : Stream.empty())))
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }

    /** What people are told of it; empty when none runs. */
    Optional<FlipNow> view() {
        var going = members.stream().filter(this::goes).toList();
        if (!going.isEmpty()) {
            var deadline = going.stream().map(this::deadline).max(Instant::compareTo);
            var step =
                    !incomingIsReady()
                            ? Step.Switch
                            : deadline.filter(now::isBefore).isPresent()
                                    ? Step.Drain
                                    : Step.Release;
            return Optional.of(
                    new FlipNow(
                            words(going),
                            words(members.stream().filter(Member::active).toList()),
                            step,
                            going.stream()
                                    .flatMap(m -> m.tenure().inactiveSince().stream())
                                    .max(Instant::compareTo)
                                    .orElse(now),
                            deadline,
                            step == Step.Switch
                                    && lateFrom().filter(at -> !now.isBefore(at)).isPresent()));
        }
        var warm = members.stream().filter(m -> !m.active() && isWanted(m)).toList();
        return warm.stream()
                .flatMap(m -> warmFrom(m).stream())
                .min(Instant::compareTo)
                .map(
                        from ->
                                new FlipNow(
                                        words(members.stream().filter(Member::active).toList()),
                                        words(warm),
                                        Step.Warm,
                                        from,
                                        turn.map(bell -> bell.plus(times.drain())),
                                        false));
    }

    private ScaleGoal goal(Member member) {
        int present = member.seen().replicas();
        int may = entitled.getOrDefault(member.name(), 0);
        if (isWanted(member)) {
            if (may < present && may < member.target()) {
                return exactly(may);
            }
            int next = present + added.getOrDefault(member.name(), 0);
            return next >= member.target()
                    ? ScaleGoal.of(member.plan().sizing())
                    : next > present ? exactly(next) : new ScaleGoal.Keep();
        }
        if (present == 0) {
            return new ScaleGoal.Off();
        }
        if (incomingIsReady() && !now.isBefore(deadline(member))) {
            return new ScaleGoal.Off();
        }
        return may < present ? exactly(may) : new ScaleGoal.Keep();
    }

    private static ScaleGoal exactly(int pods) {
        return pods == 0 ? new ScaleGoal.Off() : new ScaleGoal.Exactly(pods);
    }

    private boolean isWanted(Member member) {
        return member.active() || warmUp(member).isPresent();
    }

    /** It has pods, and its turn is over. */
    private boolean goes(Member member) {
        return !isWanted(member) && member.seen().replicas() > 0;
    }

    /**
     * What was warmed for the bell stays warm for it, whatever lead and share are now: a cluster
     * more on the bell, or a shorter lead, takes no pods back.
     */
    private Optional<Instant> warmFrom(Member member) {
        return member.active()
                ? Optional.empty()
                : turn.map(
                        bell ->
                                member.tenure()
                                        .warmUp()
                                        .filter(warm -> warm.bell().equals(bell))
                                        .map(WarmUp::since)
                                        .orElse(bell.minus(member.lead()).minus(ahead)));
    }

    private Optional<WarmUp> warmUp(Member member) {
        return warmFrom(member)
                .filter(from -> !now.isBefore(from))
                .flatMap(from -> turn.map(bell -> new WarmUp(bell, from)));
    }

    /** When a side whose turn is over goes at the earliest. */
    private Instant deadline(Member member) {
        var over = member.tenure().inactiveSince().orElse(now);
        var drained = over.plus(times.drain()).plus(behind);
        return member.tenure()
                .activeSince()
                .filter(came -> came.isBefore(over))
                .map(came -> came.plus(times.minimumDwell()))
                .filter(drained::isBefore)
                .orElse(drained);
    }

    private Optional<Instant> nextChange(Member member) {
        if (member.active()) {
            return turn.map(bell -> bell.plus(times.drain()))
                    .map(
                            drained ->
                                    member.tenure()
                                            .activeSince()
                                            .map(came -> came.plus(times.minimumDwell()))
                                            .filter(drained::isBefore)
                                            .orElse(drained));
        }
        if (goes(member)) {
            return Optional.of(deadline(member)).filter(now::isBefore);
        }
        return warmFrom(member).filter(now::isBefore);
    }

    /** Everything that the schedule asks for now can serve, as far as there is room for it. */
    private boolean incomingIsReady() {
        return members.stream().filter(Member::active).allMatch(this::isReady);
    }

    private boolean isReady(Member member) {
        int may = Math.min(member.target(), entitled.getOrDefault(member.name(), 0));
        return member.seen().available() >= may;
    }

    /** From when on a side that is not Ready is late; empty when it is Ready. */
    private Optional<Instant> lateFrom() {
        return members.stream()
                .filter(Member::active)
                .filter(m -> !isReady(m))
                .flatMap(m -> m.tenure().activeSince().stream())
                .map(since -> since.plus(GRACE))
                .min(Instant::compareTo);
    }

    private int largerSide() {
        return Math.max(
                sum(members.stream().filter(Member::worksInSession)),
                sum(members.stream().filter(m -> !m.worksInSession())));
    }

    private static int sum(Stream<Member> side) {
        return side.mapToInt(Member::need).sum();
    }

    /** The side of the session first: what is left is for the other one. */
    private Map<String, Integer> entitled(int budget) {
        var shares = new HashMap<String, Integer>();
        int left = budget;
        for (var member : bySide()) {
            int asks = isWanted(member) ? member.need() : member.seen().replicas();
            int gets = member.worksInSession() || asks <= left ? asks : part(member, left);
            shares.put(member.name(), gets);
            left = Math.max(0, left - gets);
        }
        return shares;
    }

    /** What may be added without more pods than the budget at any moment. */
    private Map<String, Integer> added(int budget) {
        var shares = new HashMap<String, Integer>();
        int room = budget - members.stream().mapToInt(m -> m.seen().occupied()).sum();
        for (var member : bySide()) {
            if (!isWanted(member)) {
                continue;
            }
            int goal = Math.min(member.target(), entitled.getOrDefault(member.name(), 0));
            int missing = Math.max(0, goal - member.seen().replicas());
            int gets = missing <= room ? missing : part(member, Math.max(0, room));
            shares.put(member.name(), gets);
            room -= gets;
        }
        return shares;
    }

    private static int part(Member member, int room) {
        return member.comesWhole() ? 0 : room;
    }

    private List<Member> bySide() {
        Predicate<Member> first = Member::worksInSession;
        return Stream.concat(
                        members.stream().filter(first), members.stream().filter(first.negate()))
                .toList();
    }

    private static String words(List<Member> side) {
        return switch (side.size()) {
            case 0 -> "none";
            case 1 -> side.getFirst().name();
            default ->
                    (side.getFirst().worksInSession() ? Activation.Session : Activation.OffSession)
                            .name();
        };
    }
}
