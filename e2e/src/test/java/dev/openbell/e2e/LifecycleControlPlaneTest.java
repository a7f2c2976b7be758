package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.Testbed;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A cluster from its creation to its end. */
@OnTestbed(name = "e2e-steady", qps = 200)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifecycleControlPlaneTest {

    private static OperatorProcess operator;
    private static Tenant full;

    private final Testbed testbed;

    LifecycleControlPlaneTest(Testbed testbed) {
        this.testbed = testbed;
    }

    @BeforeAll
    static void startTheOperatorAndAFullCluster(Testbed testbed) {
        Installation.in(testbed);
        Installation.freeLease(testbed);
        operator = Operators.start(testbed);
        full = Tenant.in(testbed, "full");
        full.apply(Manifests.resource("volume.yaml")).apply(Platforms.full());
    }

    @AfterAll
    static void stopTheOperator() {
        full.close();
        operator.close();
    }

    @Test
    @Order(1)
    void everySampleIsAppliedAndTheDeskBecomesReady() {
        try (var tenant = Tenant.in(testbed, "samples")) {
            tenant.apply(Manifests.samples());

            tenant.awaitReady("desk");
            tenant.awaitCondition("tradingschedules", "us-equities", "Ready", "True AllReady");
            tenant.awaitCondition("chatbotpolicies", "assistant", "Ready", "True AllReady");
            tenant.awaitCondition("scheduleoverrides", "failover-drill", "Ready", "True Pending");
            tenant.awaitCondition("marketcalendars", "house-holidays", "Ready", "True AllReady");
        }
    }

    @Test
    @Order(2)
    void aClusterHasItsWholeTreeOfChildren() {
        full.awaitReady("full");

        assertThat(full.children().keySet())
                .containsExactlyInAnyOrder(
                        "configmaps/full-policy",
                        "configmaps/full-settings",
                        "configmaps/full-timetable",
                        "cronjobs/full-report",
                        "deployments/full-api",
                        "deployments/full-learning",
                        "deployments/full-trading",
                        "deployments/full-web",
                        "horizontalpodautoscalers/full-api",
                        "horizontalpodautoscalers/full-web",
                        "ingresses/full-users",
                        "networkpolicies/full-ai",
                        "networkpolicies/full-backend",
                        "networkpolicies/full-data",
                        "networkpolicies/full-frontend",
                        "poddisruptionbudgets/full-api",
                        "poddisruptionbudgets/full-learning",
                        "poddisruptionbudgets/full-trading",
                        "poddisruptionbudgets/full-web",
                        "serviceaccounts/full-api",
                        "serviceaccounts/full-learning",
                        "serviceaccounts/full-trading",
                        "serviceaccounts/full-web",
                        "services/full-api",
                        "services/full-learning",
                        "services/full-redis",
                        "services/full-trading",
                        "services/full-web",
                        "statefulsets/full-redis");
        var uid = full.cluster("full").at("/metadata/uid").asText();
        assertThat(full.children().values())
                .allSatisfy(
                        child -> {
                            var owner = child.at("/metadata/ownerReferences/0");
                            assertThat(owner.path("uid").asText()).isEqualTo(uid);
                            assertThat(owner.path("controller").asBoolean()).isTrue();
                        });
        assertThat(full.condition("aiserviceclusters", "full", "DatastoresReachable"))
                .isEqualTo("True EmbeddedReady");
    }

    @Test
    @Order(3)
    void aRouteChangesFromIngressToHttpRouteOnceTheGatewayApiIsThere() {
        try (var tenant = Tenant.in(testbed, "routes")) {
            var routes = Manifests.resource("httproutes.yaml");
            testbed.client().resource(routes.getFirst()).delete();
            await().until(
                            () -> tenant.status("/apis/gateway.networking.k8s.io/v1", "GET", null),
                            code -> code == 404);
            tenant.apply(Platforms.SMALL);
            tenant.patch(
                    "aiserviceclusters", "small", "spec: {exposure: {host: small.example.com}}");
            Tenant.soon("the Ingress is there")
                    .until(() -> tenant.children().containsKey("ingresses/small-users"));
            tenant.awaitReady("small");

            tenant.patch(
                    "aiserviceclusters",
                    "small",
                    "spec: {exposure: {gateway: {name: edge, namespace: infra}}}");
            tenant.awaitCondition("aiserviceclusters", "small", "Stalled", "True ApiMissing");
            assertThat(tenant.children().keySet())
                    .as("users keep their way in until there is another")
                    .contains("ingresses/small-users");

            tenant.apply(routes);
            await("the HTTPRoute replaces the Ingress")
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    tenant.children().containsKey("httproutes/small-users")
                                            && !tenant.children()
                                                    .containsKey("ingresses/small-users"));
            tenant.awaitReady("small");
            assertThat(
                            tenant.get("httproutes", "small-users")
                                    .at("/spec/parentRefs/0/name")
                                    .asText())
                    .isEqualTo("edge");

            tenant.patch("aiserviceclusters", "small", "spec: {exposure: {gateway: null}}");
            Tenant.soon("the Ingress replaces the HTTPRoute")
                    .until(
                            () ->
                                    !tenant.children().containsKey("httproutes/small-users")
                                            && tenant.children()
                                                    .containsKey("ingresses/small-users"));
        }
    }

    @Test
    @Order(4)
    void kubectlWaitReturnsOnlyWhenEveryChildIsRolledOutAtThePresentGeneration() throws Exception {
        try (var tenant = Tenant.in(testbed, "wait")) {
            var held = Map.of("openbell.dev/component", "api");
            tenant.apply(Platforms.SMALL).awaitReady("small");
            Process waiting;
            try (var hold = testbed.holdReadiness(tenant.namespace(), held)) {
                assertThat(hold).isNotNull();
                tenant.patch(
                        "aiserviceclusters",
                        "small",
                        """
                        spec:
                          components:
                          - {name: api, type: Backend, scale: {fixed: 1}, env: [{name: NEW, value: "1"}]}
                        """);
                waiting =
                        Checkout.startKubectl(
                                testbed.kubeconfig(),
                                "wait",
                                "-n",
                                tenant.namespace(),
                                "--for=condition=Ready",
                                "--timeout=60s",
                                "aiservicecluster/small");
                Tenant.soon("the new pod is held back")
                        .until(
                                () ->
                                        tenant.deployment("small-api")
                                                        .at("/status/updatedReplicas")
                                                        .asInt()
                                                == 1);
                tenant.awaitCondition(
                        "aiserviceclusters", "small", "Reconciling", "True Progressing");
                assertThat(waiting.waitFor(3, TimeUnit.SECONDS)).isFalse();
            }

            assertThat(waiting.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(waiting.exitValue()).isZero();
            var status = tenant.deployment("small-api").path("status");
            assertThat(status.path("updatedReplicas").asInt()).isEqualTo(1);
            assertThat(status.path("replicas").asInt()).isEqualTo(1);
            assertThat(status.path("availableReplicas").asInt()).isEqualTo(1);
        }
    }

    @Test
    @Order(5)
    void aTaskRunsToCompletionWhenItsTimeComes() {
        await("a run of the task has completed")
                .atMost(Duration.ofSeconds(90))
                .until(
                        () ->
                                full.list("jobs").stream()
                                        .anyMatch(
                                                job ->
                                                        job.at("/status/succeeded").asInt() == 1
                                                                && job.at("/metadata/name")
                                                                        .asText()
                                                                        .startsWith(
                                                                                "full-report-")));
    }

    @Test
    @Order(5)
    void aTimeWithoutARunIsToldOnceAndARunAtAnotherTimeIsEnded() {
        try (var tenant = Tenant.in(testbed, "tasks")) {
            var task = TaskAtBell.in(tenant);
            var missed = TaskAtBell.last();
            assertThat(Instant.parse(task.status().path("nextRun").asText())).isAfter(missed);
            assertThat(task.status().has("missed")).isFalse();

            task.forgetSince(missed);
            task.suspend(true);
            tenant.awaitCondition("aiserviceclusters", "small", "TaskMissed", "True NotStarted");
            assertThat(task.status().path("lastMissed").asText()).isEqualTo(missed.toString());
            assertThat(Instant.parse(task.status().path("nextRun").asText())).isAfter(missed);

            task.startByHand("by-hand");
            var stray = task.started(missed.plusSeconds(420));
            Tenant.soon("the Job and its pods are gone")
                    .until(
                            () ->
                                    tenant.get("jobs", stray).isMissingNode()
                                            && tenant.list("pods").stream()
                                                    .noneMatch(
                                                            pod ->
                                                                    pod.at("/metadata/name")
                                                                            .asText()
                                                                            .startsWith(stray)));
            Tenant.soon("people are told")
                    .until(() -> task.events("TaskOutsideItsTime").size() == 1);
            assertThat(tenant.get("jobs", "by-hand").isMissingNode()).isFalse();

            // Passes since then have told nothing again.
            assertThat(task.status().path("missed").asInt()).isEqualTo(1);
            assertThat(task.events("TaskMissed")).hasSize(1);
            assertThat(task.events("TaskOutsideItsTime")).hasSize(1);
            task.started(missed.plusSeconds(7200));
            Tenant.soon("a run at one of its times is told")
                    .until(() -> task.status().has("lastScheduled"));
            assertThat(tenant.condition("aiserviceclusters", "small", "TaskMissed")).isEmpty();
            assertThat(tenant.list("jobs")).hasSize(2);
        }
    }

    @Test
    @Order(6)
    void anEmbeddedStoreGoesWithItsPlaceInTheSpec() {
        full.patch("aiserviceclusters", "full", "spec: {datastores: null}");

        Tenant.soon("nothing of the store is left")
                .until(
                        () ->
                                full.children().keySet().stream()
                                                .noneMatch(
                                                        name ->
                                                                name.contains("redis")
                                                                        || name.contains(
                                                                                "networkpolicies/full-data"))
                                        && full.list("persistentvolumeclaims").isEmpty());
        full.awaitReady("full");
        assertThat(full.condition("aiserviceclusters", "full", "DatastoresReachable")).isEmpty();
    }

    @Test
    @Order(7)
    void aComponentThatLeavesTheSpecTakesItsChildrenAlong() {
        full.patch(
                "aiserviceclusters",
                "full",
                """
                spec:
                  components:
                  - {name: web, type: Frontend, scale: {min: 1, max: 3, cpu: 70}}
                  - {name: api, type: Backend, scale: {min: 1, max: 3, cpu: 70}}
                """);

        Tenant.soon("nothing of the AI components is left")
                .until(
                        () ->
                                full.children().keySet().stream()
                                        .noneMatch(
                                                name ->
                                                        name.contains("trading")
                                                                || name.contains("learning")
                                                                || name.contains("full-ai")));
        full.awaitReady("full");
        assertThat(full.children().keySet())
                .contains("deployments/full-web", "deployments/full-api", "services/full-api");
    }

    @Test
    @Order(8)
    void aDeletedClusterLeavesNothing() {
        full.deleteInBackground(
                Platforms.full().stream()
                        .filter(object -> object.getKind().equals("AIServiceCluster"))
                        .map(GenericKubernetesResource.class::cast)
                        .findFirst()
                        .orElseThrow());

        await("all children and pods are gone")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                full.children().isEmpty()
                                        && full.list("pods").isEmpty()
                                        && full.list("jobs").isEmpty());
    }
}
