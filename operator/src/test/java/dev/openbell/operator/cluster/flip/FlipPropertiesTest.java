package dev.openbell.operator.cluster.flip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.calendar.SessionState;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.Planner;
import dev.openbell.operator.cluster.resolve.ResolvedCluster;
import dev.openbell.operator.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Flips over simulated pods that start and end in their own time, with an operator that dies
 * between writes, comes back late and forgets what it had not yet told, and with overrides in the
 * middle. The promises hold at every instant.
 */
class FlipPropertiesTest {

    private static final Instant BEGIN = Instant.parse("2026-12-03T10:00:00Z");
    private static final Duration LENGTH = Duration.ofHours(3);
    private static final Instant NEVER = Instant.MAX;

    @Property(tries = 150)
    void thePromisesHoldAtEveryInstant(@ForAll long seed) {
        new Run(new Random(seed)).play();
    }

    /** A pod; {@code gone} is set when it is told to end. */
    private static final class Pod {
        final Instant ready;
        Instant gone = NEVER;

        Pod(Instant ready) {
            this.ready = ready;
        }

        boolean isEnding() {
            return !gone.equals(NEVER);
        }
    }

    private static final class Run {

        private final Random random;
        private final Map<String, List<Pod>> pods = new HashMap<>();
        private final Map<String, Integer> target = new HashMap<>();
        private final ResolvedCluster cluster;
        private final int surge;
        private final Duration drain;
        private Map<String, Remembered> remembered = new HashMap<>();
        private Instant now = BEGIN;
        private boolean quiet;

        Run(Random random) {
            this.random = random;
            target.put("trading", 1 + random.nextInt(4));
            target.put("learning", 1 + random.nextInt(4));
            target.keySet().forEach(name -> pods.put(name, new ArrayList<>()));
            surge = random.nextBoolean() ? -1 : random.nextInt(4);
            drain = Duration.ofSeconds(random.nextInt(300));
            int every = 4 + random.nextInt(40);
            var world =
                    World.of(
                            BEGIN.toString(),
                            "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, %scomponents: [{name: trading, type: AI, roles: [Trading], scale: {fixed: %d}}, {name: learning, type: AI, roles: [Learning], scale: {fixed: %d}}]}}"
                                    .formatted(
                                            surge < 0
                                                    ? ""
                                                    : "guardrails: {surgePods: " + surge + "}, ",
                                            target.get("trading"),
                                            target.get("learning")),
                            "{kind: TradingSchedule, metadata: {name: s}, spec: {lead: %s, drain: %ds, minimumDwell: %ds, windows: [{days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun], start: \"00:00\", end: \"24:00\", timeZone: UTC, pulse: {every: %dm, open: %dm}}]}}"
                                    .formatted(
                                            random.nextInt(4) == 0
                                                    ? "Learned"
                                                    : random.nextInt(180) + "s",
                                            drain.toSeconds(),
                                            random.nextInt(600),
                                            every,
                                            1 + random.nextInt(every - 1)));
            for (int i = random.nextInt(3); i > 0; i--) {
                var from = BEGIN.plusSeconds(random.nextInt(7200));
                world.add(
                        "{kind: ScheduleOverride, metadata: {name: o%d}, spec: {schedule: {name: s}, effect: %s, from: \"%s\", until: \"%s\", reason: r}}"
                                .formatted(
                                        i,
                                        List.of("Open", "Closed", "Hold").get(random.nextInt(3)),
                                        from,
                                        from.plusSeconds(1 + random.nextInt(3600))));
            }
            // In the end there is one long session, in which everything can settle.
            world.add(
                    "{kind: ScheduleOverride, metadata: {name: last}, spec: {schedule: {name: s}, effect: Open, from: \"%s\", until: \"%s\", reason: r}}"
                            .formatted(BEGIN.plus(LENGTH), BEGIN.plus(LENGTH).plusSeconds(36_000)));
            cluster = world.resolved(world.cluster());
        }

        void play() {
            var end = BEGIN.plus(LENGTH);
            while (now.isBefore(end)) {
                now = next(pass(), end);
                check();
            }
            settle();
        }

        /** One pass; sometimes the operator dies in the middle of it. */
        private ClusterPlan pass() {
            var plan = plan();
            int survives = quiet || random.nextInt(5) > 0 ? Integer.MAX_VALUE : random.nextInt(2);
            for (boolean raises : new boolean[] {true, false}) {
                for (var component : plan.components()) {
                    int present = replicas(component.name());
                    int wanted = component.goal().write(present).orElse(present);
                    if (wanted != present && wanted > present == raises) {
                        if (survives-- == 0) {
                            return plan;
                        }
                        scale(component, wanted, plan);
                        check();
                    }
                }
            }
            if (survives > 0) {
                remembered = new HashMap<>();
                plan().components().forEach(c -> remembered.put(c.name(), Remembered.of(c)));
            }
            return plan();
        }

        private ClusterPlan plan() {
            var seen = new HashMap<String, Seen>();
            pods.forEach(
                    (name, list) ->
                            seen.put(name, new Seen(replicas(name), list.size(), available(name))));
            return Flip.plan(
                    Planner.components(cluster, now),
                    new FlipFacts(seen, remembered, Map.of(), FlipFacts.NO_OTHERS),
                    now);
        }

        private void scale(ComponentPlan component, int wanted, ClusterPlan plan) {
            var name = component.name();
            if (wanted == 0 && surge < 0) {
                assertThat(
                                plan.components().stream()
                                        .filter(c -> c.active() && !c.name().equals(name))
                                        .allMatch(c -> available(c.name()) >= target.get(c.name())))
                        .as("what comes is Ready when %s goes at %s", name, now)
                        .isTrue();
            }
            for (int i = replicas(name); i < wanted; i++) {
                boolean starts = quiet || random.nextInt(20) > 0;
                pods.get(name).add(new Pod(starts ? now.plusSeconds(random.nextInt(120)) : NEVER));
            }
            pods.get(name).stream()
                    .filter(pod -> !pod.isEnding())
                    .sorted((a, b) -> b.ready.compareTo(a.ready))
                    .limit(Math.max(0, replicas(name) - wanted))
                    .toList()
                    .forEach(pod -> pod.gone = now.plusSeconds(random.nextInt(60)));
        }

        private Instant next(ClusterPlan plan, Instant end) {
            var late = Duration.ofMillis(quiet ? 0 : random.nextInt(3000));
            var due =
                    Stream.concat(
                                    plan.next().map(at -> at.plus(late)).stream(),
                                    Stream.concat(
                                            events(),
                                            Stream.of(now.plusSeconds(1 + random.nextInt(900)))))
                            .filter(now::isBefore)
                            .min(Instant::compareTo)
                            .orElseThrow();
            var at = due.isBefore(end) ? due : end;
            pods.values().forEach(list -> list.removeIf(pod -> !pod.gone.isAfter(at)));
            return at;
        }

        private Stream<Instant> events() {
            return pods.values().stream()
                    .flatMap(List::stream)
                    .flatMap(pod -> Stream.of(pod.ready, pod.gone))
                    .filter(at -> !at.equals(NEVER));
        }

        private void check() {
            int occupied = pods.values().stream().mapToInt(List::size).sum();
            if (surge >= 0) {
                assertThat(occupied)
                        .as("pods at %s, of %s", now, target)
                        .isLessThanOrEqualTo(
                                Math.max(target.get("trading"), target.get("learning")) + surge);
            }
            var open = cluster.schedule().found().orElseThrow().rules().at(now).state();
            if (open == SessionState.Open && surge != 0 && !remembered.isEmpty()) {
                assertThat(replicas("trading") + replicas("learning"))
                        .as("both sides in the session at %s", now)
                        .isPositive();
            }
        }

        /** With an operator and pods that behave, the end is what the schedule says. */
        private void settle() {
            quiet = true;
            pods.values()
                    .forEach(
                            list -> {
                                list.removeIf(pod -> pod.ready.equals(NEVER));
                            });
            var end = now.plus(Duration.ofHours(3));
            while (now.isBefore(end)) {
                now = next(pass(), end);
                check();
            }
            assertThat(plan().flip()).isEmpty();
            assertThat(replicas("trading")).isEqualTo(target.get("trading"));
            assertThat(replicas("learning")).isZero();
        }

        private int replicas(String name) {
            return (int) pods.get(name).stream().filter(pod -> !pod.isEnding()).count();
        }

        private int available(String name) {
            return (int)
                    pods.get(name).stream()
                            .filter(pod -> !pod.isEnding() && !pod.ready.isAfter(now))
                            .count();
        }
    }
}
