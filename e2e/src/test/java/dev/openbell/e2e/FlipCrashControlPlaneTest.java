package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.e2e.FaultProxy.Fate;
import dev.openbell.e2e.FaultProxy.Request;
import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The operator is killed before and after the writes of a flip, which are learned first. Judged
 * from outside: numbers of pods by the audit log, pods by a watch.
 *
 * <p>With {@code -Dopenbell.crash.points=all} it is killed at every write; without it at two, since
 * each takes twenty seconds.
 */
@OnTestbed(name = "e2e", qps = 200)
class FlipCrashControlPlaneTest {

    private static final Duration LEAD = Duration.ofSeconds(4);
    private static final Duration DRAIN = Duration.ofSeconds(3);

    /** From the edit that makes a bell known to its warm-up: it is planned by then. */
    private static final Duration KNOWN = Duration.ofSeconds(8);

    private static final Duration LONG = Duration.ofHours(1);

    /** A flip with a restart of the operator in its middle. */
    private static final Duration OVER = Tenant.SOON.multipliedBy(2);

    private static final int SURGE = 2;
    private static final int LARGER_SIDE = 3;

    private static final String NUMBER = "of a number of pods";

    /** The release of what goes, and the raise of what comes. */
    private static final List<Point> TWO =
            List.of(new Point(false, 2, true, NUMBER), new Point(true, 1, false, NUMBER));

    private static FaultProxy proxy;
    private static OperatorProcess operator;

    private final Testbed testbed;

    FlipCrashControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
    }

    @BeforeAll
    static void startTheOperator(Testbed testbed) {
        Installation.in(testbed);
        Installation.freeLease(testbed);
        proxy = FaultProxy.inFrontOf(testbed);
        operator = Operators.start(testbed, proxy.url());
    }

    @AfterAll
    static void stopTheOperator() {
        operator.close();
        proxy.close();
    }

    /** Where the operator dies: at the nth write of a flip. */
    private record Point(boolean opens, int nth, boolean before, String write) {

        /** Of every write; else of those of numbers of pods alone. */
        boolean counts(Request request) {
            return !write.equals(NUMBER) || request.target().contains("openbell-scale");
        }

        @Override
        public String toString() {
            return "%s flip, %s write %d (%s)"
                    .formatted(
                            opens ? "opening" : "closing", before ? "before" : "after", nth, write);
        }
    }

    @Test
    void aFlipSurvivesTheDeathOfTheOperatorAtItsWrites() {
        try (var tenant = Tenant.in(testbed, "flipcrash");
                var watch = new FlipWatch(tenant)) {
            tenant.applyHours(Platforms.openHours(LEAD, DRAIN))
                    .apply(Platforms.deskWithSurge(SURGE))
                    .awaitReady("desk");

            var points = isAll() ? alternating(points(tenant)) : TWO;
            var failures = new ArrayList<String>();
            int killed = 0;
            for (var point : points) {
                if (hasEnded(tenant, point.opens())) {
                    awaitEnd(tenant, planned(tenant, !point.opens()), point.toString());
                }
                var flip = planned(tenant, point.opens());
                var since = Instant.now();
                killed += kill(point, flip, tenant) ? 1 : 0;
                awaitEnd(tenant, flip, point.toString());
                watch.wrongs(since).forEach(wrong -> failures.add(point + " had " + wrong));
            }
            if (watch.mostPods() > LARGER_SIDE + SURGE) {
                failures.add(watch.mostPods() + " pods at once");
            }
            System.out.printf(
                    "killed at %d of %d points of a flip, failures: %d, most pods at once: %d of %d%n",
                    killed, points.size(), failures.size(), watch.mostPods(), LARGER_SIDE + SURGE);
            points.forEach(point -> System.out.println("  " + point));
            assertThat(failures).isEmpty();
            // A status may be told in one write less; the writes of numbers are always there.
            assertThat(killed).isGreaterThanOrEqualTo(Math.min(points.size(), 2));
        }
    }

    /** The writes of an undisturbed flip in each direction. */
    private static List<Point> points(Tenant tenant) {
        var points = new ArrayList<Point>();
        for (boolean opens : new boolean[] {false, true}) {
            var flip = planned(tenant, opens);
            var writes = new CopyOnWriteArrayList<String>();
            proxy.rule(
                    request -> {
                        if (isOf(request, tenant)) {
                            writes.add(words(request));
                        }
                        return FaultProxy.PASS;
                    });
            awaitEnd(tenant, flip, "undisturbed");
            for (int nth = 1; nth <= writes.size(); nth++) {
                points.add(new Point(opens, nth, true, writes.get(nth - 1)));
                points.add(new Point(opens, nth, false, writes.get(nth - 1)));
            }
        }
        return points;
    }

    private static boolean isAll() {
        return "all".equals(System.getProperty("openbell.crash.points"));
    }

    /** Closing and opening flips follow one another, so that none is made between two points. */
    private static List<Point> alternating(List<Point> points) {
        var opening = points.stream().filter(Point::opens).toList();
        var closing = points.stream().filter(point -> !point.opens()).toList();
        var mixed = new ArrayList<Point>();
        for (int i = 0; i < Math.max(opening.size(), closing.size()); i++) {
            closing.stream().skip(i).limit(1).forEach(mixed::add);
            opening.stream().skip(i).limit(1).forEach(mixed::add);
        }
        return mixed;
    }

    /** False when the flip was over before its nth write. */
    private static boolean kill(Point point, Flip flip, Tenant tenant) {
        var seen = new AtomicInteger();
        var dead = new AtomicBoolean();
        proxy.rule(
                request -> {
                    if (dead.get()) {
                        return new Fate.Hangs();
                    }
                    if (!isOf(request, tenant)
                            || !point.counts(request)
                            || seen.incrementAndGet() != point.nth()) {
                        return FaultProxy.PASS;
                    }
                    if (point.before()) {
                        operator.kill();
                        dead.set(true);
                        return new Fate.Hangs();
                    }
                    return new Fate.AnswerLost(
                            () -> {
                                operator.kill();
                                dead.set(true);
                            });
                });
        await("the operator dies " + point)
                .atMost(OVER)
                .until(() -> dead.get() || isOver(tenant, flip));
        proxy.heal();
        if (dead.get()) {
            Installation.freeLease(tenant.testbed());
            operator.startAgain().awaitLeading();
        }
        return dead.get();
    }

    /** Makes the bell of the next flip known, and returns when its raise is planned. */
    private static Flip planned(Tenant tenant, boolean opens) {
        var bell = OneFlip.in(KNOWN.plus(LEAD));
        // Closed from the bell on, or until it.
        tenant.apply(
                opens
                        ? Platforms.override("close", "Closed", bell.minus(LONG), bell)
                        : Platforms.override("close", "Closed", bell, bell.plus(LONG)));
        Tenant.soon("the bell of the flip is known")
                .until(
                        () -> tenant.nextChange("desk", opens ? "trading" : "learning"),
                        bell.minus(LEAD).toString()::equals);
        return new Flip(opens, bell);
    }

    /** A flip that will come. */
    private record Flip(boolean opens, Instant bell) {}

    private static void awaitEnd(Tenant tenant, Flip flip, String what) {
        await("the flip is over, " + what)
                .atMost(OVER)
                .ignoreExceptions()
                .until(() -> isOver(tenant, flip));
    }

    private static boolean isOver(Tenant tenant, Flip flip) {
        return !Instant.now().isBefore(flip.bell()) && hasEnded(tenant, flip.opens());
    }

    /** One side has all its pods and the other none, and it is told that no flip goes on. */
    private static boolean hasEnded(Tenant tenant, boolean opens) {
        return tenant.replicas("desk-trading") == (opens ? 2 : 0)
                && tenant.replicas("desk-learning") == (opens ? 0 : 3)
                && tenant.cluster("desk").at("/status/flip").isMissingNode();
    }

    private static boolean isOf(Request request, Tenant tenant) {
        return request.isWrite()
                && request.target().contains("/namespaces/" + tenant.namespace() + "/");
    }

    private static String words(Request request) {
        return request.method()
                + " "
                + request.target()
                        .replaceFirst(".*/namespaces/[^/]*/", "")
                        .replaceFirst("&force.*", "");
    }
}
