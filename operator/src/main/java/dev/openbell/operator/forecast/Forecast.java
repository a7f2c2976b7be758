package dev.openbell.operator.forecast;

import dev.openbell.calendar.Bell;
import dev.openbell.operator.cluster.flip.Flip;
import dev.openbell.operator.cluster.flip.FlipFacts;
import dev.openbell.operator.cluster.flip.Remembered;
import dev.openbell.operator.cluster.flip.Seen;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.MarketNow;
import dev.openbell.operator.cluster.plan.Planner;
import dev.openbell.operator.cluster.resolve.ResolvedCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The changes that are planned for one cluster: pass after pass of the operator's own planning and
 * flip, over a clock that jumps to the next instant at which something is due. A component is Ready
 * as long after its raise as its last start took.
 */
public final class Forecast {

    /** The pods of a component that exists in memory only. */
    private record Pods(int replicas, int ready, Instant readyAt) {

        static final Pods NONE = new Pods(0, 0, Instant.MIN);

        Pods scaledTo(int number, Instant at, Duration start) {
            return number > replicas
                    ? new Pods(number, Math.min(available(at), number), at.plus(start))
                    : new Pods(number, Math.min(available(at), number), at);
        }

        int available(Instant now) {
            return now.isBefore(readyAt) ? ready : replicas;
        }

        Seen seen(Instant now) {
            return new Seen(replicas, replicas, available(now));
        }
    }

    private final ResolvedCluster cluster;
    private final FlipFacts facts;
    private final Map<String, Pods> pods = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private Map<String, Remembered> remembered;

    private Forecast(ResolvedCluster cluster, FlipFacts facts, Instant from) {
        this.cluster = cluster;
        this.facts = facts;
        this.remembered = facts.remembered();
        facts.seen()
                .forEach(
                        (name, seen) ->
                                pods.put(name, new Pods(seen.replicas(), seen.available(), from)));
    }

    /**
     * All changes from an instant, inclusive, until another, exclusive, in their order.
     *
     * @param facts what is there at the beginning; pods that are there are Ready
     */
    public static List<Change> of(
            ResolvedCluster cluster, FlipFacts facts, Instant from, Instant until) {
        var forecast = new Forecast(cluster, facts, from);
        var now = from;
        while (now.isBefore(until)) {
            var plan = forecast.pass(now);
            var next = forecast.next(plan, now);
            if (next.isEmpty()) {
                break;
            }
            now = next.get();
        }
        return List.copyOf(forecast.changes);
    }

    /** What is there at an instant to come. */
    public static FlipFacts factsAt(
            ResolvedCluster cluster, FlipFacts facts, Instant from, Instant at) {
        var forecast = new Forecast(cluster, facts, from);
        var now = from;
        while (true) {
            var next = forecast.next(forecast.pass(now), now).filter(n -> n.isBefore(at));
            if (next.isEmpty()) {
                return new FlipFacts(
                        forecast.seen(at), forecast.remembered, Map.of(), facts.share());
            }
            now = next.get();
        }
    }

    private ClusterPlan pass(Instant now) {
        var plan = plan(now);
        // As the operator does: what comes first, then what goes; and a second look at the result.
        write(plan, now, true);
        write(plan, now, false);
        plan = plan(now);
        remembered = new HashMap<>();
        for (var component : plan.components()) {
            remembered.put(component.name(), Remembered.of(component));
        }
        return plan;
    }

    private ClusterPlan plan(Instant now) {
        return Flip.plan(
                Planner.components(cluster, now),
                new FlipFacts(seen(now), remembered, Map.of(), facts.share()),
                now);
    }

    private Map<String, Seen> seen(Instant now) {
        var seen = new HashMap<String, Seen>();
        pods.forEach((name, there) -> seen.put(name, there.seen(now)));
        return seen;
    }

    private void write(ClusterPlan plan, Instant now, boolean raises) {
        for (var component : plan.components()) {
            var there = pods.get(component.name());
            int present = there == null ? 0 : there.replicas();
            int wanted =
                    there == null
                            ? component.goal().first()
                            : component.goal().write(present).orElse(present);
            if (there == null || (wanted != present && wanted > present == raises)) {
                pods.put(
                        component.name(),
                        (there == null ? Pods.NONE : there)
                                .scaledTo(wanted, now, start(component)));
                if (wanted != present) {
                    changes.add(
                            new Change(
                                    now, component.name(), present, wanted, why(plan, component)));
                }
            }
        }
    }

    private static Duration start(ComponentPlan component) {
        var known = component.tenure().startSeconds();
        return known.isEmpty() ? Duration.ZERO : Duration.ofSeconds(known.getLast());
    }

    private static String why(ClusterPlan plan, ComponentPlan component) {
        var step = plan.flip().map(flip -> flip.step().name()).orElse("Plan");
        var rule =
                component.comesAndGoes()
                        ? plan.market().map(market -> rule(market, component)).orElse("")
                        : component.decidedBy().name();
        return step + ": " + rule;
    }

    /** What comes before its bell comes for that bell; everything else follows from what is now. */
    private static String rule(MarketNow market, ComponentPlan component) {
        var warm = !component.active() && !component.goal().write(0).equals(OptionalInt.empty());
        return warm
                ? market.nextBell().map(Forecast::words).orElse("")
                : market.answer().market()
                        + " "
                        + market.answer().state()
                        + ", "
                        + market.answer().rule();
    }

    private static String words(Bell bell) {
        return bell.market() + " " + bell.to() + " at " + bell.at() + ", " + bell.rule();
    }

    private Optional<Instant> next(ClusterPlan plan, Instant now) {
        return Stream.concat(plan.next().stream(), pods.values().stream().map(Pods::readyAt))
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }
}
