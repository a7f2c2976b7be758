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
import java.util.Map;
import java.util.TreeMap;
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

    private static final Duration PERIOD = Duration.ofSeconds(40);
    private static final Duration HALF = PERIOD.dividedBy(2);
    private static final Duration LEAD = Duration.ofSeconds(4);
    private static final Duration DRAIN = Duration.ofSeconds(3);

    /** When a flip is over, from its bell: what comes needs two seconds, and a restart four. */
    private static final Duration OVER = Duration.ofSeconds(14);

    private static final int SURGE = 2;
    private static final int LARGER_SIDE = 3;

    private static final String HOURS =
            """
            apiVersion: openbell.dev/v1alpha1
            kind: TradingSchedule
            metadata: {name: hours}
            spec:
              lead: 4s
              drain: 3s
              minimumDwell: 0s
              windows:
              - days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
                start: "00:00"
                end: "24:00"
                timeZone: UTC
                pulse: {every: 40s, open: 20s}
            """;

    private static final String NUMBER = "of a number of pods";

    /** The raise of what comes, and the release of what goes. */
    private static final List<Point> TWO =
            List.of(new Point(true, 1, false, NUMBER), new Point(false, 2, true, NUMBER));

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
    void aFlipSurvivesTheDeathOfTheOperatorAtItsWrites() throws Exception {
        try (var tenant = Tenant.in(testbed, "flipcrash");
                var watch = new FlipWatch(tenant)) {
            tenant.apply(HOURS).apply(Platforms.deskWithSurge(SURGE));
            await("both sides have worked")
                    .atMost(PERIOD.multipliedBy(3))
                    .until(() -> tenant.replicasHistory("desk-learning").contains(3));

            var points = isAll() ? alternating(points(tenant)) : TWO;
            var failures = new ArrayList<String>();
            int killed = 0;
            for (var point : points) {
                var since = awaitWindow(point.opens());
                killed += kill(point, tenant) ? 1 : 0;
                await("the flip is over").atMost(PERIOD).until(() -> isOver(point.opens()));
                judge(point, tenant, watch, since, failures);
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
    private List<Point> points(Tenant tenant) {
        var points = new ArrayList<Point>();
        for (boolean opens : new boolean[] {true, false}) {
            awaitWindow(opens);
            var writes = new CopyOnWriteArrayList<String>();
            proxy.rule(
                    request -> {
                        if (isOf(request, tenant)) {
                            writes.add(words(request));
                        }
                        return FaultProxy.PASS;
                    });
            await("an undisturbed flip").atMost(PERIOD).until(() -> isOver(opens));
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

    /** Opening and closing flips follow one another, so no half of a period is waited for. */
    private static List<Point> alternating(List<Point> points) {
        var opening = points.stream().filter(Point::opens).toList();
        var closing = points.stream().filter(point -> !point.opens()).toList();
        var mixed = new ArrayList<Point>();
        for (int i = 0; i < Math.max(opening.size(), closing.size()); i++) {
            opening.stream().skip(i).limit(1).forEach(mixed::add);
            closing.stream().skip(i).limit(1).forEach(mixed::add);
        }
        return mixed;
    }

    /** False when the flip was over before its nth write. */
    private static boolean kill(Point point, Tenant tenant) {
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
                .atMost(PERIOD)
                .until(() -> dead.get() || isOver(point.opens()));
        proxy.heal();
        if (dead.get()) {
            Installation.freeLease(tenant.testbed());
            operator.startAgain().awaitLeading();
        }
        return dead.get();
    }

    private static void judge(
            Point point, Tenant tenant, FlipWatch watch, Instant since, List<String> failures) {
        var expected =
                point.opens()
                        ? Map.of("desk-trading", 2, "desk-learning", 0)
                        : Map.of("desk-trading", 0, "desk-learning", 3);
        var numbers = new TreeMap<String, Integer>();
        expected.keySet().forEach(name -> numbers.put(name, tenant.replicas(name)));
        if (!numbers.equals(expected)) {
            failures.add(point + " ended with " + numbers);
        }
        watch.wrongs(since).forEach(wrong -> failures.add(point + " had " + wrong));
    }

    /** Waits until shortly before the next flip in that direction begins. */
    private static Instant awaitWindow(boolean opens) {
        var lead = LEAD.plusSeconds(2).toMillis();
        var begins = Math.floorMod((opens ? 0 : HALF.toMillis()) - lead, PERIOD.toMillis());
        await("the time before a flip")
                .atMost(PERIOD.multipliedBy(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Math.floorMod(into() - begins, PERIOD.toMillis()) < 1000);
        return Instant.now();
    }

    private static boolean isOver(boolean opens) {
        var bell = opens ? 0 : HALF.toMillis();
        var after = Math.floorMod(into() - bell, PERIOD.toMillis());
        return after > OVER.toMillis() && after < HALF.toMillis();
    }

    private static long into() {
        return Instant.now().toEpochMilli() % PERIOD.toMillis();
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
