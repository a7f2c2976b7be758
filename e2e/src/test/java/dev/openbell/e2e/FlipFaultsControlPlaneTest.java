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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A flip with a lead while writes are refused, while the API server does not answer, and while what
 * comes is not Ready. Each ends as an undisturbed one does.
 *
 * <p>The API server is away for twenty seconds; {@code -Dopenbell.outage.seconds=60} makes it a
 * minute.
 */
@OnTestbed(name = "outage", qps = 200)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FlipFaultsControlPlaneTest {

    private static final Duration LEAD = Duration.ofSeconds(4);

    /** Room for what a busy machine takes to raise, and for what is done between raise and bell. */
    private static final Duration EARLY = Duration.ofSeconds(16);

    private static final Duration OUTAGE =
            Duration.ofSeconds(Integer.getInteger("openbell.outage.seconds", 20));

    /** A Deployment's number, or a status, is written after so many refusals of it. */
    private static final int REFUSALS = 5;

    private static FaultProxy proxy;
    private static OperatorProcess operator;
    private static OneFlip undisturbed;
    private static OneFlip held;
    private static Testbed.Hold hold;

    private final Testbed testbed;

    FlipFaultsControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
    }

    @BeforeAll
    static void startTheOperator(Testbed testbed) {
        Installation.in(testbed);
        Installation.freeLease(testbed);
        proxy = FaultProxy.inFrontOf(testbed);
        operator = Operators.start(testbed, proxy.url()).supervised();
        undisturbed = OneFlip.in(testbed, "undisturbed", LEAD);
        held = OneFlip.in(testbed, "held", LEAD);
        undisturbed.awaitReady();
        held.awaitReady();
        hold =
                testbed.holdReadiness(
                        held.tenant.namespace(), Map.of("openbell.dev/component", "learning"));
        var bell = OneFlip.in(LEAD.plusSeconds(2));
        undisturbed.at(bell);
        held.at(bell);
    }

    @AfterAll
    static void stopTheOperator() {
        undisturbed.close();
        held.close();
        operator.close();
        proxy.close();
    }

    @Test
    @Order(1)
    void aStormOfConflictsDelaysAFlipAndChangesNothingElse() {
        try (var flip = OneFlip.in(testbed, "storm", EARLY).awaitReady()) {
            var refused = new ConcurrentHashMap<String, AtomicInteger>();
            proxy.rule(
                    request ->
                            isOf(request, flip) && isRefused(request, refused)
                                    ? new Fate.Refused(409)
                                    : FaultProxy.PASS);
            flip.at(OneFlip.in(EARLY.plusSeconds(2))).awaitOver(Tenant.SOON);
            proxy.heal();

            flip.assertHandedOver();
            assertThat(refused).containsKeys(number(OneFlip.INCOMING), number(OneFlip.OUTGOING));
            assertThat(flip.last(OneFlip.INCOMING).at())
                    .as("raised, however often it was refused, before the bell")
                    .isBefore(flip.bell());
            flip.assertEndsAs(undisturbed());
        } finally {
            proxy.heal();
        }
    }

    @Test
    @Order(3)
    void anApiServerThatIsAwayAcrossABellDelaysAFlipAndChangesNothingElse() {
        try (var early = OneFlip.in(testbed, "early", EARLY);
                var late = OneFlip.in(testbed, "late", LEAD)) {
            early.awaitReady();
            late.awaitReady();
            undisturbed();
            var bell = OneFlip.in(EARLY.plusSeconds(2));
            early.at(bell).awaitRaised();
            late.at(bell).awaitPlanned();
            var server = testbed.component("kube-apiserver");
            server.pause();
            var away = Instant.now();
            try {
                assertThat(away).as("away before what comes late is raised").isBefore(late.warm());
                until(away.plus(OUTAGE));
                until(bell.plus(LEAD));
            } finally {
                server.resume();
            }
            var back = Instant.now();

            early.awaitOver(Tenant.SOON.multipliedBy(2));
            late.awaitOver(Tenant.SOON.multipliedBy(2));
            early.assertHandedOver();
            late.assertHandedOver();
            assertThat(early.last(OneFlip.INCOMING).at()).isBefore(away);
            assertThat(late.last(OneFlip.INCOMING).at()).isAfter(away);
            System.out.printf(
                    "away for %d s: raised %d ms after, released %d ms after; what had been raised before, released %d ms after%n",
                    Duration.between(away, back).toSeconds(),
                    after(back, late, OneFlip.INCOMING),
                    after(back, late, OneFlip.OUTGOING),
                    after(back, early, OneFlip.OUTGOING));
            early.assertEndsAs(undisturbed());
            late.assertEndsAs(undisturbed());
        }
    }

    @Test
    @Order(2)
    void whatGoesStaysWhileWhatComesIsNotReadyAndPeopleAreTold() {
        held.tenant.awaitCondition(
                "aiserviceclusters", "desk", "FlipHeld", "True IncomingNotReady");
        assertThat(held.tenant.message("aiserviceclusters", "desk", "FlipHeld"))
                .contains("\"learning\" is not Ready, so \"trading\" stays");
        Tenant.soon("an event tells it")
                .untilAsserted(
                        () ->
                                assertThat(held.tenant.list("events"))
                                        .filteredOn(
                                                event ->
                                                        event.path("reason")
                                                                .asText()
                                                                .equals("IncomingNotReady"))
                                        .hasSize(1));
        assertThat(held.tenant.deployment(OneFlip.OUTGOING).at("/status/availableReplicas"))
                .hasToString("2");
        assertThat(held.tenant.replicasHistory(OneFlip.OUTGOING)).containsExactly(2);
        assertThat(held.tenant.replicasHistory(OneFlip.INCOMING)).containsExactly(0, 3);

        hold.close();
        held.awaitOver(Tenant.SOON).assertHandedOver();
        held.assertEndsAs(undisturbed());
    }

    /** How a flip ends when nothing is in its way. */
    private static OneFlip undisturbed() {
        undisturbed.awaitOver(Tenant.SOON).assertHandedOver();
        return undisturbed;
    }

    private static boolean isOf(Request request, OneFlip flip) {
        return request.isWrite()
                && request.target().contains("/namespaces/" + flip.tenant.namespace() + "/");
    }

    /** All but every sixth write of the same. */
    private static boolean isRefused(Request request, Map<String, AtomicInteger> refused) {
        var of =
                request.target().replaceFirst(".*/namespaces/[^/]*/", "").replaceFirst("\\?.*", "");
        return refused.computeIfAbsent(of, new_ -> new AtomicInteger()).incrementAndGet()
                        % (REFUSALS + 1)
                != 0;
    }

    private static String number(String deployment) {
        return "deployments/" + deployment;
    }

    private static long after(Instant back, OneFlip flip, String deployment) {
        return Duration.between(back, flip.last(deployment).at()).toMillis();
    }

    private static void until(Instant instant) {
        await("it is " + instant)
                .atMost(Tenant.SOON.multipliedBy(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !Instant.now().isBefore(instant));
    }
}
