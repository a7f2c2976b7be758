package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openbell.e2e.FaultProxy.Fate;
import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The API server is away, or answers as one that has too much to do: for twenty seconds, in which a
 * lease of the tests ends twice; {@code -Dopenbell.outage.seconds=60} makes it a minute.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OnTestbed(name = "outage", qps = 200)
class OutageControlPlaneTest {

    private static final Duration LONG =
            Duration.ofSeconds(Integer.getInteger("openbell.outage.seconds", 20));
    private static final Duration HEALED = Duration.ofSeconds(30);

    private static FaultProxy proxy;
    private static OperatorProcess operator;

    private final Testbed testbed;

    OutageControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
    }

    @BeforeAll
    static void startTheOperator(Testbed testbed) {
        Installation.in(testbed);
        Installation.freeLease(testbed);
        proxy = FaultProxy.inFrontOf(testbed);
        operator = Operators.start(testbed, proxy.url()).supervised();
    }

    @AfterAll
    static void stopTheOperator() {
        operator.close();
        proxy.close();
    }

    @Test
    @Order(0)
    void aWriteThatIsRefusedOnceIsTriedAgainThoughNothingElseHappens() {
        try (var tenant = Tenant.in(testbed, "once")) {
            tenant.apply(Platforms.fullWithoutStores()).awaitReady("full");
            var refused = new AtomicBoolean();
            proxy.rule(
                    request ->
                            request.isWrite()
                                            && request.isOn("ingresses")
                                            && !refused.getAndSet(true)
                                    ? new Fate.Refused(403)
                                    : FaultProxy.PASS);
            edit(tenant, "other.example.com");
            awaitHost(tenant, "other.example.com");
            assertThat(refused).isTrue();
            tenant.awaitReady("full", HEALED);
        } finally {
            proxy.heal();
        }
    }

    @Test
    @Order(0)
    void anEditThatComesWhileTheStatusIsWrittenIsAnswered() {
        try (var tenant = Tenant.in(testbed, "meanwhile")) {
            tenant.apply(Platforms.POLICY);
            awaitAnswer(tenant, 1);
            var meanwhile = new AtomicBoolean();
            proxy.rule(
                    request -> {
                        if (request.isWrite()
                                && request.target().contains("/chatbotpolicies/manners/status")
                                && !meanwhile.getAndSet(true)) {
                            tenant.patch(
                                    "chatbotpolicies",
                                    "manners",
                                    "spec: {instructions: Be brief and kind.}");
                        }
                        return FaultProxy.PASS;
                    });
            tenant.patch("chatbotpolicies", "manners", "spec: {instructions: Be kind.}");
            awaitAnswer(tenant, 3);
        } finally {
            proxy.heal();
        }
    }

    private static void awaitAnswer(Tenant tenant, long generation) {
        await("generation " + generation + " is answered")
                .atMost(HEALED)
                .until(
                        () ->
                                tenant.get("chatbotpolicies", "manners")
                                                .at("/status/observedGeneration")
                                                .asLong()
                                        == generation);
    }

    private static void edit(Tenant tenant, String host) {
        tenant.patch("aiserviceclusters", "full", "spec: {exposure: {host: " + host + "}}");
    }

    private static void awaitHost(Tenant tenant, String host) {
        await(host + " is carried out")
                .atMost(HEALED)
                .until(
                        () ->
                                tenant.get("ingresses", "full-users")
                                        .at("/spec/rules/0/host")
                                        .asText()
                                        .equals(host));
    }

    @Test
    @Order(1)
    void aConflictOnEverySecondWriteDelaysAndLosesNothing() {
        try (var tenant = Tenant.in(testbed, "conflicts")) {
            proxy.rule(
                    request ->
                            request.isWrite() && request.number() % 2 == 0
                                    ? new Fate.Refused(409)
                                    : FaultProxy.PASS);
            tenant.apply(Platforms.fullWithoutStores());
            tenant.awaitReady("full", HEALED);
            edit(tenant, "other.example.com");
            awaitHost(tenant, "other.example.com");
            tenant.awaitReady("full", HEALED);
            proxy.heal();

            assertEqualsAnUndisturbedOne(tenant, "other.example.com");
        } finally {
            proxy.heal();
        }
    }

    @Test
    @Order(2)
    void aTimeOfTooManyRequestsIsOverWithinThirtySecondsAfterIt() throws Exception {
        try (var tenant = Tenant.in(testbed, "throttled")) {
            tenant.applyHours(Platforms.OPEN_HOURS).apply(Platforms.DESK).awaitReady("desk");
            proxy.rule(request -> request.isWrite() ? new Fate.Refused(429) : FaultProxy.PASS);
            tenant.apply(Platforms.fullWithoutStores());
            tenant.apply(
                    Platforms.override(
                            "close",
                            "Closed",
                            Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(600)));

            pass(LONG);
            assertThat(tenant.children().keySet()).noneMatch(name -> name.contains("/full-"));
            proxy.heal();

            tenant.awaitReady("full", HEALED);
            await("the bell of that time is made up for")
                    .atMost(HEALED)
                    .until(
                            () ->
                                    tenant.replicas("desk-trading") == 0
                                            && tenant.replicas("desk-learning") == 3);
            assertThat(tenant.replicasHistory("desk-trading")).containsExactly(2, 0);
            assertThat(tenant.replicasHistory("desk-learning")).containsExactly(0, 3);
        } finally {
            proxy.heal();
        }
    }

    @Test
    @Order(3)
    void aTimeWithoutAnApiServerLosesNoEditAndNoBell() throws Exception {
        try (var tenant = Tenant.in(testbed, "outage")) {
            tenant.applyHours(Platforms.OPEN_HOURS).apply(Platforms.DESK).awaitReady("desk");
            tenant.apply(Platforms.override("close", "Closed", OneFlip.in(Duration.ofHours(1))));
            Tenant.soon("trading rests").until(() -> tenant.replicas("desk-trading") == 0);
            var bell = OneFlip.in(Duration.ofSeconds(15));
            tenant.apply(Platforms.override("close", "Closed", bell));
            Tenant.soon("the bell is known")
                    .until(() -> tenant.nextChange("desk", "trading"), bell.toString()::equals);
            // The edit is made where the operator cannot see it before the outage.
            proxy.rule(request -> new Fate.Hangs());
            tenant.patch("tradingschedules", "hours", "metadata: {annotations: {pending: edit}}");
            tenant.apply(Platforms.DESK.replace("fixed: 2", "fixed: 4"));

            testbed.component("kube-apiserver").kill();
            try {
                assertThat(Instant.now()).as("away before the bell").isBefore(bell);
                proxy.heal();
                pass(LONG);
            } finally {
                testbed.component("kube-apiserver").start();
            }

            await("the edit and the bell are made up for")
                    .atMost(HEALED)
                    .ignoreExceptions()
                    .until(
                            () ->
                                    tenant.replicas("desk-trading") == 4
                                            && isObserved(tenant.cluster("desk")));
            // Ready means pods, and for those Kubernetes' own controllers have to come back, too;
            // what goes waits for that.
            tenant.awaitReady("desk", Tenant.SOON.multipliedBy(2));
            Tenant.soon("learning rests").until(() -> tenant.replicas("desk-learning") == 0);
            assertThat(tenant.replicasHistory("desk-trading")).containsExactly(2, 0, 4);
            assertThat(tenant.replicasHistory("desk-learning")).containsExactly(0, 3, 0);
        } finally {
            proxy.heal();
        }
    }

    /**
     * Children, their content and who owns which field, compared with those of a cluster that had
     * no faults.
     */
    private void assertEqualsAnUndisturbedOne(Tenant disturbed, String host) {
        try (var other = Tenant.in(testbed, "undisturbed")) {
            other.apply(Platforms.fullWithoutStores()).awaitReady("full");
            other.patch("aiserviceclusters", "full", "spec: {exposure: {host: " + host + "}}");
            Tenant.soon("an edit is carried out")
                    .until(
                            () ->
                                    other.get("ingresses", "full-users")
                                            .at("/spec/rules/0/host")
                                            .asText()
                                            .equals(host));
            other.awaitReady("full");
            assertThat(Content.of(disturbed)).isEqualTo(Content.of(other));
        }
    }

    private static boolean isObserved(JsonNode cluster) {
        return cluster.at("/status/observedGeneration").asLong()
                == cluster.at("/metadata/generation").asLong();
    }

    /** Nothing is to be waited for but time. */
    private static void pass(Duration time) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    }
}
