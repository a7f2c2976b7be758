package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.ReplicaChange;
import dev.openbell.testbed.Testbed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens at bells. */
@OnTestbed(name = "e2e", qps = 200)
class FlipControlPlaneTest {

    private static final Duration PERIOD = Duration.ofSeconds(12);
    private static final Duration OPEN = Duration.ofSeconds(6);
    private static final Duration LEAD = Duration.ofSeconds(3);
    private static final Duration DRAIN = Duration.ofSeconds(1);

    /** Open for the first half of every twelve seconds. */
    private static final String PULSE =
            """
            apiVersion: openbell.dev/v1alpha1
            kind: TradingSchedule
            metadata: {name: hours}
            spec:
              lead: 3s
              drain: 1s
              minimumDwell: 0s
              windows:
              - days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
                start: "00:00"
                end: "24:00"
                timeZone: UTC
                pulse: {every: 12s, open: 6s}
            """;

    private static OperatorProcess operator;

    /** Its bells ring while others are tested. */
    private static Tenant held;

    private final Testbed testbed;

    FlipControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
    }

    @BeforeAll
    static void startTheOperator(Testbed testbed) {
        Installation.in(testbed);
        Installation.freeLease(testbed);
        operator = Operators.start(testbed);
        held = Tenant.in(testbed, "hold");
        held.apply(PULSE).apply(Platforms.DESK);
    }

    @AfterAll
    static void stopTheOperator() {
        held.close();
        operator.close();
    }

    @Test
    void tradingAndLearningAlternateWithOneWriteForEachComponentAndBell() {
        try (var tenant = Tenant.in(testbed, "pulse")) {
            tenant.applyHours(PULSE).apply(Platforms.DESK);
            var steps = new TreeSet<String>();
            await("four changes")
                    .atMost(Duration.ofSeconds(120))
                    .until(
                            () -> {
                                steps.add(tenant.cluster("desk").at("/status/flip/step").asText());
                                return tenant.replicasHistory("desk-trading").size() >= 5;
                            });
            assertThat(steps).contains("Warm", "Drain");

            var trading = tenant.replicaChanges("desk-trading").toList();
            var learning = tenant.replicaChanges("desk-learning").toList();
            assertAlternates(trading, 2);
            assertAlternates(learning, 3);
            assertEachChangeFollowsItsBell(trading, true);
            assertEachChangeFollowsItsBell(learning, false);
            // Up to the last known change: the next bell may ring while the log is read.
            var from = trading.get(1).at();
            var to = trading.getLast().at();
            assertThat(operatorsWritesOfDeployments(tenant, from, to))
                    .as("writes of Deployments, of which each changed a number")
                    .isEqualTo(changes(tenant, from, to));

            var both = testbed.auditLog().replicasHistory(tenant.namespace());
            for (var change : both) {
                if (change.before().isPresent() && change.after() == 0) {
                    assertThat(both)
                            .as("at the bell of %s the other side was raised first", change.at())
                            .anyMatch(
                                    other ->
                                            !other.name().equals(change.name())
                                                    && other.after() > 0
                                                    && !other.at().isAfter(change.at())
                                                    && other.at()
                                                            .isAfter(change.at().minus(PERIOD)));
                }
            }
            Tenant.soon("the bells are told")
                    .until(
                            () -> reasons(tenant),
                            reasons ->
                                    reasons.containsAll(
                                            List.of(
                                                    "ComponentActive",
                                                    "ComponentInactive",
                                                    "MarketOpen",
                                                    "MarketClosed")));
        }
    }

    @Test
    void anOverrideFlipsAtOnceIsToldAndExpiresByItself() {
        try (var tenant = Tenant.in(testbed, "override")) {
            tenant.applyHours(Platforms.OPEN_HOURS).apply(Platforms.DESK).awaitReady("desk");
            assertThat(tenant.replicas("desk-trading")).isEqualTo(2);

            var told = OneFlip.in(Duration.ofHours(1));
            tenant.apply(Platforms.override("drill", "Closed", told));
            Tenant.soon("the override closes, and what goes waits for what comes")
                    .until(
                            () ->
                                    tenant.replicas("desk-trading") == 0
                                            && tenant.replicas("desk-learning") == 3);
            tenant.awaitCondition("tradingschedules", "hours", "MarketOpen", "False Override");
            tenant.awaitCondition("scheduleoverrides", "drill", "Ready", "True InForce");
            assertThat(tenant.get("tradingschedules", "hours").at("/status/override/name").asText())
                    .isEqualTo("drill");
            Tenant.soon("the flip is told to be over")
                    .until(() -> tenant.cluster("desk").at("/status/flip").isMissingNode());

            var until = OneFlip.in(Duration.ofSeconds(6));
            tenant.apply(Platforms.override("drill", "Closed", until));
            Tenant.soon("the override expires")
                    .until(
                            () ->
                                    tenant.replicas("desk-trading") == 2
                                            && tenant.replicas("desk-learning") == 0);
            assertThat(tenant.replicaChanges("desk-trading").toList().getLast().at())
                    .isBetween(until, until.plusSeconds(3));
            tenant.awaitCondition("scheduleoverrides", "drill", "Ready", "True Expired");
            tenant.awaitCondition("tradingschedules", "hours", "MarketOpen", "True Window");
            assertThat(tenant.replicasHistory("desk-trading")).containsExactly(2, 0, 2);
            assertThat(tenant.replicasHistory("desk-learning")).containsExactly(0, 3, 0);
            Tenant.soon("events tell who, what and until when")
                    .untilAsserted(
                            () ->
                                    assertThat(tenant.list("events"))
                                            .anySatisfy(
                                                    event -> {
                                                        assertThat(event.path("reason").asText())
                                                                .isEqualTo("OverrideInForce");
                                                        assertThat(event.path("note").asText())
                                                                .contains(
                                                                        "Closed",
                                                                        told.toString(),
                                                                        "on-call@example.com");
                                                    })
                                            .anySatisfy(
                                                    event ->
                                                            assertThat(
                                                                            event.path("reason")
                                                                                    .asText())
                                                                    .isEqualTo("OverrideExpired")));
        }
    }

    @Test
    void aHoldKeepsWhatIsUntilItEnds() {
        await("bells ring")
                .atMost(Duration.ofSeconds(60))
                .until(() -> held.replicasHistory("desk-trading").size() >= 3);

        var until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(PERIOD.multipliedBy(2));
        held.apply(Platforms.override("hold", "Hold", until));
        held.awaitCondition("scheduleoverrides", "hold", "Ready", "True InForce");
        var from =
                Instant.parse(
                        held.get("scheduleoverrides", "hold")
                                .at("/metadata/creationTimestamp")
                                .asText());
        await("bells ring again")
                .atMost(Duration.ofSeconds(90))
                .until(
                        () ->
                                held.replicaChanges("desk-trading")
                                        .anyMatch(c -> !c.at().isBefore(until)));

        // A flip that had begun comes to its end, and the one after the hold begins before it.
        assertThat(held.replicaChanges("desk-trading"))
                .noneMatch(
                        c ->
                                c.at().isAfter(from.plusSeconds(6))
                                        && c.at().isBefore(until.minusSeconds(5)));
    }

    private static void assertAlternates(List<ReplicaChange> changes, int pods) {
        for (int i = 0; i < changes.size(); i++) {
            var expected =
                    changes.getFirst().after() == 0
                            ? (i % 2 == 0 ? 0 : pods)
                            : (i % 2 == 0 ? pods : 0);
            assertThat(changes.get(i).after())
                    .as("change %s of %s", i, changes)
                    .isEqualTo(expected);
        }
    }

    private static void assertEachChangeFollowsItsBell(
            List<ReplicaChange> changes, boolean upAtOpening) {
        for (var change : changes.subList(1, changes.size())) {
            var opens = (change.after() > 0) == upAtOpening;
            var midnight = change.at().truncatedTo(ChronoUnit.DAYS);
            var planned = (opens ? PERIOD : OPEN).plus(change.after() > 0 ? LEAD.negated() : DRAIN);
            var into =
                    Math.floorMod(
                            Duration.between(midnight, change.at()).minus(planned).toMillis(),
                            PERIOD.toMillis());
            assertThat(into)
                    .as("milliseconds after what was planned of %s", change)
                    .isBetween(0L, 2500L);
        }
    }

    private long operatorsWritesOfDeployments(Tenant tenant, Instant from, Instant to) {
        try (var events = testbed.auditLog().since(from)) {
            return events.filter(e -> e.isBy(OperatorProcess.USER))
                    .filter(e -> e.namespace().equals(tenant.namespace()))
                    .filter(e -> e.isOn("apps", "deployments") && e.isWrite())
                    .filter(e -> e.received().isBefore(to))
                    .count();
        }
    }

    private long changes(Tenant tenant, Instant from, Instant to) {
        return testbed.auditLog().replicasHistory(tenant.namespace()).stream()
                .filter(change -> !change.at().isBefore(from) && change.at().isBefore(to))
                .count();
    }

    private static List<String> reasons(Tenant tenant) {
        return tenant.list("events").stream().map(e -> e.path("reason").asText()).toList();
    }
}
