package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openbell.e2e.FaultProxy.Fate;
import dev.openbell.e2e.FaultProxy.Request;
import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator is killed in the middle of making a cluster: right after the API server carried out
 * one of its writes, before the operator could hear of it.
 */
@OnTestbed(name = "e2e", qps = 200)
class CrashControlPlaneTest {

    private static FaultProxy proxy;
    private static OperatorProcess operator;

    private final Testbed testbed;

    CrashControlPlaneTest(Testbed testbed) {
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

    /** The write after which the operator dies. */
    record Death(String after, int nth, Predicate<Request> write) {
        @Override
        public String toString() {
            return after;
        }
    }

    static Stream<Death> deaths() {
        return Stream.of(
                new Death("the first write of all", 1, Request::isWrite),
                new Death("the seventh write", 7, Request::isWrite),
                new Death(
                        "the creation of a Deployment", 1, CrashControlPlaneTest::isByScaleManager),
                new Death(
                        "a Deployment's apply by its second manager",
                        1,
                        CrashControlPlaneTest::isByManagerOfTheRest),
                new Death(
                        "the handover of a Deployment",
                        3,
                        CrashControlPlaneTest::isByScaleManager));
    }

    @ParameterizedTest(name = "after {0}")
    @MethodSource("deaths")
    void aKilledOperatorEndsInTheSameState(Death death) throws Exception {
        try (var tenant = Tenant.in(testbed, "crash")) {
            tenant.applyHours(Platforms.OPEN_HOURS);
            var dead = new CountDownLatch(1);
            var seen = new AtomicInteger();
            proxy.rule(
                    request ->
                            dead.getCount() == 0
                                    ? new Fate.Hangs()
                                    : death.write().test(request)
                                                    && seen.incrementAndGet() == death.nth()
                                            ? new Fate.AnswerLost(
                                                    () -> {
                                                        operator.kill();
                                                        dead.countDown();
                                                    })
                                            : FaultProxy.PASS);
            tenant.apply(CLUSTER);
            assertThat(dead.await(30, TimeUnit.SECONDS)).as("the operator was killed").isTrue();
            proxy.heal();
            Installation.freeLease(testbed);
            operator.startAgain().awaitLeading();

            tenant.awaitReady("desk");
            Tenant.soon("the handover is over").until(() -> handovers(tenant), List::isEmpty);
            assertThat(managers(tenant))
                    .allSatisfy(
                            (deployment, owners) -> {
                                assertThat(owners.get("openbell-scale").path("f:spec").toString())
                                        .as("what the scale manager owns of " + deployment)
                                        .isEqualTo("{\"f:replicas\":{}}");
                                assertThat(owners.get("openbell").at("/f:spec").has("f:replicas"))
                                        .isFalse();
                                assertThat(owners.get("openbell").at("/f:spec").has("f:template"))
                                        .isTrue();
                            });
            assertThat(tenant.replicasHistory("desk-trading")).containsExactly(2);
            assertThat(tenant.replicasHistory("desk-learning")).containsExactly(0);
            assertThat(tenant.replicasHistory("desk-web")).containsExactly(3);

            tenant.apply(CLUSTER.replace(", env: [{name: LATER, value: removed}]", ""));
            Tenant.soon("the env entry is gone")
                    .until(
                            () ->
                                    !tenant.deployment("desk-trading")
                                            .at("/spec/template/spec/containers/0/env")
                                            .toString()
                                            .contains("LATER"));
            tenant.awaitReady("desk");
            assertThat(tenant.replicasHistory("desk-trading")).containsExactly(2);
        }
    }

    private static final String CLUSTER =
            """
            apiVersion: openbell.dev/v1alpha1
            kind: AIServiceCluster
            metadata: {name: desk}
            spec:
              schedule: {name: hours}
              components:
              - {name: trading, type: AI, roles: [Trading], scale: {fixed: 2}, env: [{name: LATER, value: removed}]}
              - {name: learning, type: AI, roles: [Learning], scale: {fixed: 3}}
              - {name: web, type: Frontend, scale: {min: 3, max: 5, cpu: 70}}
            """;

    private static boolean isByScaleManager(Request request) {
        return request.isWrite()
                && request.isOn("deployments")
                && request.target().contains("fieldManager=openbell-scale");
    }

    private static boolean isByManagerOfTheRest(Request request) {
        return request.isWrite()
                && request.isOn("deployments")
                && !request.target().contains("fieldManager=openbell-scale");
    }

    private static List<String> handovers(Tenant tenant) {
        return tenant.list("deployments").stream()
                .filter(d -> d.at("/metadata/annotations").has("openbell.dev/handover"))
                .map(d -> d.at("/metadata/name").asText())
                .toList();
    }

    /** By Deployment, what each of the operator's two field managers owns. */
    private static Map<String, Map<String, JsonNode>> managers(Tenant tenant) {
        var owners = new TreeMap<String, Map<String, JsonNode>>();
        for (var deployment : tenant.list("deployments")) {
            var byManager = new TreeMap<String, JsonNode>();
            deployment
                    .at("/metadata/managedFields")
                    .forEach(
                            entry -> {
                                if (entry.path("subresource").isMissingNode()) {
                                    byManager.put(
                                            entry.path("manager").asText(), entry.path("fieldsV1"));
                                }
                            });
            owners.put(deployment.at("/metadata/name").asText(), byManager);
        }
        return owners;
    }
}
