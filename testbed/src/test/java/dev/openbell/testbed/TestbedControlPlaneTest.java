package dev.openbell.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other tests take for granted of a testbed. */
@OnTestbed(name = "self")
class TestbedControlPlaneTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Testbed testbed;
    private final KubernetesClient client;
    private String namespace = "";

    TestbedControlPlaneTest(Testbed testbed, KubernetesClient client) {
        this.testbed = testbed;
        this.client = client;
    }

    @BeforeEach
    void takeANamespace() {
        namespace = testbed.newNamespace("self");
    }

    @Test
    void theNodesAreReady() {
        assertThat(client.nodes().list().getItems())
                .hasSize(3)
                .allSatisfy(
                        node ->
                                assertThat(node.getStatus().getConditions())
                                        .anyMatch(
                                                condition ->
                                                        condition.getType().equals("Ready")
                                                                && condition
                                                                        .getStatus()
                                                                        .equals("True")));
    }

    @Test
    void aDeploymentBecomesAvailableAndTheLogSaysWhoScaledIt() {
        deploy("web", 2, Map.of());
        awaitAvailable("web", 2);

        client.apps().deployments().inNamespace(namespace).withName("web").scale(0);

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(testbed.auditLog().replicasHistory(namespace))
                                        .extracting(ReplicaChange::before, ReplicaChange::after)
                                        .containsExactly(
                                                tuple(OptionalInt.empty(), 2),
                                                tuple(OptionalInt.of(2), 0)));
        await().atMost(SOON)
                .until(() -> client.pods().inNamespace(namespace).list().getItems().isEmpty());
    }

    @Test
    void aJobCompletes() {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .resource(
                        new JobBuilder()
                                .withNewMetadata()
                                .withName("report")
                                .endMetadata()
                                .withNewSpec()
                                .withNewTemplate()
                                .withNewSpec()
                                .withRestartPolicy("Never")
                                .addNewContainer()
                                .withName("main")
                                .withImage("simulated")
                                .endContainer()
                                .endSpec()
                                .endTemplate()
                                .endSpec()
                                .build())
                .create();

        await().atMost(SOON)
                .until(
                        () ->
                                Integer.valueOf(1)
                                        .equals(
                                                client.batch()
                                                        .v1()
                                                        .jobs()
                                                        .inNamespace(namespace)
                                                        .withName("report")
                                                        .get()
                                                        .getStatus()
                                                        .getSucceeded()));
    }

    @Test
    void aHeldDeploymentDoesNotBecomeReadyUntilItIsReleased() {
        try (Testbed.Hold hold = testbed.holdReadiness(namespace, Map.of("app", "held"))) {
            assertThat(hold).isNotNull();
            deploy("held", 1, Map.of());
            deploy("free", 1, Map.of());
            awaitAvailable("free", 1);
            assertThat(
                            client.apps()
                                    .deployments()
                                    .inNamespace(namespace)
                                    .withName("held")
                                    .get()
                                    .getStatus()
                                    .getReadyReplicas())
                    .isNull();
        }
        awaitAvailable("held", 1);
    }

    @Test
    void aPodTakesTheTimeThatItsTemplateNames() {
        deploy("slow", 1, Map.of("testbed.openbell.dev/ready-after", "4s"));
        deploy("quick", 1, Map.of("testbed.openbell.dev/ready-after", "0s"));
        awaitAvailable("quick", 1);
        assertThat(
                        client.apps()
                                .deployments()
                                .inNamespace(namespace)
                                .withName("slow")
                                .get()
                                .getStatus()
                                .getReadyReplicas())
                .isNull();
        awaitAvailable("slow", 1);
    }

    @Test
    void aServiceAccountMayDoNothingWithoutARole() {
        client.serviceAccounts()
                .inNamespace(namespace)
                .resource(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withName("nobody")
                                .endMetadata()
                                .build())
                .create();
        try (KubernetesClient nobody =
                new KubernetesClientBuilder()
                        .withConfig(testbed.configAs(namespace, "nobody"))
                        .build()) {
            assertThatThrownBy(() -> nobody.pods().inNamespace(namespace).list())
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            refusal -> assertThat(refusal.getCode()).isEqualTo(403));
        }

        String user = "system:serviceaccount:" + namespace + ":nobody";
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(testbed.auditLog().accessesOf(user))
                                        .containsExactly(
                                                new AuditEvent.Access("", "pods", "list")));
    }

    @Test
    void aComponentCanBeStoppedAndStarted() {
        Component scheduler = testbed.component("kube-scheduler");
        long before = scheduler.process().pid();
        scheduler.kill();
        deploy("late", 1, Map.of());
        await().atMost(SOON)
                .until(() -> !client.pods().inNamespace(namespace).list().getItems().isEmpty());
        assertThat(client.pods().inNamespace(namespace).list().getItems())
                .allSatisfy(pod -> assertThat(pod.getSpec().getNodeName()).isNull());

        scheduler.start();

        assertThat(scheduler.process().pid()).isNotEqualTo(before);
        awaitAvailable("late", 1);
    }

    private void deploy(String name, int replicas, Map<String, String> podAnnotations) {
        Deployment deployment =
                new DeploymentBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(replicas)
                        .withNewSelector()
                        .addToMatchLabels("app", name)
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("app", name)
                        .withAnnotations(podAnnotations)
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("main")
                        .withImage("simulated")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build();
        client.apps().deployments().inNamespace(namespace).resource(deployment).create();
    }

    private void awaitAvailable(String name, int replicas) {
        await().atMost(SOON)
                .until(
                        () ->
                                Integer.valueOf(replicas)
                                        .equals(
                                                client.apps()
                                                        .deployments()
                                                        .inNamespace(namespace)
                                                        .withName(name)
                                                        .get()
                                                        .getStatus()
                                                        .getAvailableReplicas()));
    }
}
