package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code kubectl openbell forecast} says is what the audit log has afterwards: days of
 * sessions, with overrides, days off that come in the middle, deaths of the operator and steps of
 * its clock.
 *
 * <p>With {@code -Dopenbell.rehearsal.days=3} from the eve of Thanksgiving on, else the day after.
 */
@OnTestbed(name = "e2e", qps = 200)
class ForecastControlPlaneTest {

    private static final Instant END = Instant.parse("2026-11-28T00:00:00Z");

    /** Around a planned change the clock runs as the machine's. */
    private static final Duration BEFORE = Duration.ofSeconds(2);

    private static final Duration AFTER = Duration.ofSeconds(3);

    /**
     * A write that is later than that was not the planned one; the planned ones are minutes apart.
     */
    private static final Duration LATE = Duration.ofSeconds(10);

    private static final List<String> CLUSTERS = List.of("ny", "hk");

    private static final String OBJECTS =
            """
            apiVersion: openbell.dev/v1alpha1
            kind: TradingSchedule
            metadata: {name: ny}
            spec: {markets: [CALENDAR], lead: 1m, drain: 5m}
            ---
            apiVersion: openbell.dev/v1alpha1
            kind: TradingSchedule
            metadata: {name: hk}
            spec: {markets: [XHKG], bridgeBreaks: 2h, lead: 2m, drain: 3m}
            ---
            apiVersion: openbell.dev/v1alpha1
            kind: ScheduleOverride
            metadata: {name: drill}
            spec: {schedule: {name: ny}, effect: Closed, from: "2026-11-25T17:00:00Z", until: "2026-11-25T19:00:00Z", reason: Drill}
            ---
            apiVersion: openbell.dev/v1alpha1
            kind: ScheduleOverride
            metadata: {name: audit}
            spec: {schedule: {name: ny}, effect: Closed, from: "2026-11-27T15:15:00Z", until: "2026-11-27T15:45:00Z", reason: Audit}
            ---
            apiVersion: openbell.dev/v1alpha1
            kind: ScheduleOverride
            metadata: {name: longer}
            spec: {schedule: {name: hk}, effect: Open, from: "2026-11-26T07:59:00Z", until: "2026-11-26T09:30:00Z", reason: Auction}
            """;

    private static final String DAYS =
            """
            apiVersion: openbell.dev/v1alpha1
            kind: MarketCalendar
            metadata: {name: CALENDAR}
            spec:
              extends: XNYS
            """;

    private static final String EARLIER =
            """
              earlyCloses:
              - {date: "2026-11-27", close: "12:00", reason: Power, source: "https://example.com/notice"}
            """;

    private static final String CLOSED =
            """
              closures:
              - {date: "2026-11-27", reason: Flood, source: "https://example.com/notice"}
            """;

    /** A planned or a seen change. */
    private record Row(Instant at, String component, int from, int to) {}

    /** What is done to the operator or to its objects at an instant of the rehearsal. */
    private record Act(Instant at, String words, Runnable act) {}

    private final Testbed testbed;
    private final String calendar = "rehearsal-" + Long.toHexString(System.nanoTime());
    private final List<Row> planned = new ArrayList<>();
    private Rehearsal clock;
    private OperatorProcess operator;
    private Tenant tenant;

    ForecastControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
    }

    @Test
    void whatIsForecastIsWhatHappens() {
        boolean whole = "3".equals(System.getProperty("openbell.rehearsal.days"));
        var begin = Instant.parse(whole ? "2026-11-25T00:00:00Z" : "2026-11-27T12:00:00Z");
        Installation.in(testbed);
        Installation.freeLease(testbed);
        clock = Rehearsal.from(Checkout.target("rehearsal-clock"), begin);
        try (var started =
                        Operators.start(
                                testbed,
                                Map.of("OPENBELL_REHEARSAL_CLOCK", clock.file().toString()));
                var owner = Tenant.in(testbed, "forecast")) {
            operator = started;
            tenant = owner;
            tenant.apply((DAYS + "---\n" + OBJECTS).replace("CALENDAR", calendar));
            CLUSTERS.forEach(name -> tenant.apply(cluster(name)));
            CLUSTERS.forEach(tenant::awaitReady);
            rehearse(acts().filter(act -> act.at().isAfter(begin)).toList());
        } finally {
            tenant.deleteNow("marketcalendars", calendar);
        }
    }

    private void rehearse(List<Act> acts) {
        var since = Instant.now();
        plan();
        for (var act : acts) {
            runTo(act.at());
            act.act().run();
        }
        runTo(END);
        var seen = seen(since);
        planned.removeIf(row -> !row.at().isBefore(END));
        var differences = new ArrayList<String>();
        var left = new ArrayList<>(seen);
        var latest = Duration.ZERO;
        for (var row : planned) {
            var match = left.stream().filter(other -> isEqual(row, other)).findFirst();
            if (match.isEmpty()) {
                differences.add("planned and not seen: " + row);
            } else {
                left.remove(match.get());
                var late = Duration.between(row.at(), match.get().at());
                latest = late.compareTo(latest) > 0 ? late : latest;
            }
        }
        left.forEach(row -> differences.add("seen and not planned: " + row));
        System.out.printf(
                "forecast: %d changes planned, %d seen, %d differences, the latest %d ms after its instant;%n",
                planned.size(), seen.size(), differences.size(), latest.toMillis());
        acts.forEach(act -> System.out.println("  " + act.at() + " " + act.words()));
        planned.forEach(row -> System.out.println("  " + row));
        assertThat(differences).isEmpty();
        assertThat(planned).hasSizeGreaterThanOrEqualTo(8);
    }

    private Stream<Act> acts() {
        return Stream.of(
                act("2026-11-25T15:30:00Z", "the operator dies and comes again", this::restart),
                act("2026-11-25T16:45:00Z", "the clock goes back an hour", () -> step(-1)),
                act("2026-11-25T22:10:00Z", "the clock goes on an hour", () -> step(1)),
                act("2026-11-26T15:00:00Z", "the operator dies and comes again", this::restart),
                act("2026-11-27T12:30:00Z", "the clock goes on an hour", () -> step(1)),
                act("2026-11-27T14:50:00Z", "the market will close at noon", this::closeAtNoon),
                act("2026-11-27T15:55:00Z", "the operator dies and comes again", this::restart),
                act(
                        "2026-11-27T16:00:00Z",
                        "the market closes now, while the operator is down",
                        this::closeNow),
                act("2026-11-27T20:00:00Z", "the clock goes back an hour", () -> step(-1)));
    }

    private static Act act(String at, String words, Runnable act) {
        return new Act(Instant.parse(at), words, act);
    }

    private void step(int hours) {
        clock.step(Duration.ofHours(hours));
        // Long enough for the operator to see it.
        clock.awaitShown(clock.now().plus(AFTER));
    }

    private void restart() {
        operator.kill();
        Installation.freeLease(testbed);
        operator.startAgain().awaitLeading();
    }

    private void closeAtNoon() {
        tenant.apply((DAYS + EARLIER).replace("CALENDAR", calendar));
        plan();
    }

    /** Nothing may happen between the change and the forecast. */
    private void closeNow() {
        operator.kill();
        clock.hold();
        tenant.apply((DAYS + CLOSED).replace("CALENDAR", calendar));
        plan();
        Installation.freeLease(testbed);
        operator.startAgain().awaitLeading();
        Tenant.soon("learning comes").until(() -> tenant.replicas("ny-learning") == 3);
        clock.goOn();
        // A drain that no bell began is counted from when it is told.
        Tenant.soon("the closure is told")
                .until(
                        () ->
                                tenant.cluster("ny")
                                        .at("/status/components/0/inactiveSince")
                                        .asText()
                                        .startsWith("2026-11-27T16:00"));
        awaitPods();
    }

    /** What is planned from now on, in place of what was planned of that time before. */
    private void plan() {
        var now = clock.now();
        planned.removeIf(row -> !row.at().isBefore(now));
        for (var name : CLUSTERS) {
            var csv =
                    Checkout.plugin(
                            testbed.kubeconfig(),
                            "forecast",
                            name,
                            "-n",
                            tenant.namespace(),
                            "--from",
                            now.toString(),
                            "--days",
                            "4",
                            "-o",
                            "csv");
            csv.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(
                            cells ->
                                    new Row(
                                            Instant.parse(cells[0]),
                                            name + "-" + cells[1],
                                            Integer.parseInt(cells[2]),
                                            Integer.parseInt(cells[3])))
                    .forEach(planned::add);
        }
        planned.sort(Comparator.comparing(Row::at));
    }

    /** Fast over the time in which nothing is planned, slowly through each change. */
    private void runTo(Instant target) {
        for (var row : List.copyOf(planned)) {
            if (row.at().isAfter(clock.now()) && row.at().isBefore(target)) {
                clock.fastTo(row.at().minus(BEFORE));
                clock.awaitShown(row.at().plus(AFTER));
                awaitChange(row);
                awaitPods();
            }
        }
        clock.fastTo(target);
    }

    /** Until it is seen, or is late; what is late is told in the end. */
    private void awaitChange(Row row) {
        await("a change is seen or late")
                .atMost(Tenant.SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () ->
                                tenant.replicas(row.component()) == row.to()
                                        || clock.now().isAfter(row.at().plus(LATE)));
    }

    /** A forecast has pods Ready at once; the simulated ones take their seconds of the machine. */
    private void awaitPods() {
        Tenant.soon("all pods are Ready")
                .until(
                        () ->
                                tenant.list("deployments").stream()
                                        .allMatch(
                                                d ->
                                                        d.at("/status/availableReplicas").asInt()
                                                                >= d.at("/spec/replicas").asInt()));
    }

    private List<Row> seen(Instant since) {
        var before = new HashMap<String, Integer>();
        var rows = new ArrayList<Row>();
        for (var change : testbed.auditLog().replicasHistory(tenant.namespace())) {
            var from = before.put(change.name(), change.after());
            if (from != null && change.at().isAfter(since)) {
                rows.add(new Row(clock.at(change.at()), change.name(), from, change.after()));
            }
        }
        return rows;
    }

    private static boolean isEqual(Row plan, Row seen) {
        var late = Duration.between(plan.at(), seen.at());
        return plan.component().equals(seen.component())
                && plan.from() == seen.from()
                && plan.to() == seen.to()
                && !late.isNegative()
                && late.compareTo(LATE) <= 0;
    }

    private static String cluster(String name) {
        return Platforms.DESK
                .replace("name: desk", "name: " + name)
                .replace("schedule: {name: hours}", "schedule: {name: " + name + "}");
    }
}
