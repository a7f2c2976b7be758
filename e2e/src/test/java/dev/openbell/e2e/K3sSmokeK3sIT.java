package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The installation on k3s, where Docker is: definitions, roles and samples are accepted there, too.
 */
class K3sSmokeK3sIT {

    private static final DockerImageName IMAGE = DockerImageName.parse("rancher/k3s:v1.34.1-k3s1");

    @BeforeAll
    static void needsDocker() {
        var docker = isDockerThere();
        if (!docker) {
            System.err.println(
                    "*** K3sSmokeK3sIT was NOT run: it needs a Docker engine, and there is none.");
        }
        Assumptions.assumeTrue(docker, "K3sSmokeK3sIT needs a Docker engine, and there is none.");
    }

    @Test
    void theInstallationAndTheSamplesAreAccepted() throws IOException {
        try (var k3s = new K3sContainer(IMAGE)) {
            k3s.start();
            var kubeconfig = Checkout.target("k3s.kubeconfig");
            Files.writeString(kubeconfig, k3s.getKubeConfigYaml());
            Checkout.kubectl(
                    kubeconfig,
                    "apply",
                    "--server-side",
                    "-k",
                    Checkout.root().resolve("deploy").toString());
            Checkout.kubectl(
                    kubeconfig,
                    "wait",
                    "--for=condition=Established",
                    "--timeout=60s",
                    "crd",
                    "aiserviceclusters.openbell.dev",
                    "tradingschedules.openbell.dev",
                    "scheduleoverrides.openbell.dev",
                    "chatbotpolicies.openbell.dev",
                    "marketcalendars.openbell.dev");
            Checkout.kubectl(
                    kubeconfig, "apply", "-f", Checkout.root().resolve("samples").toString());
            try (KubernetesClient client =
                    new KubernetesClientBuilder()
                            .withConfig(Config.fromKubeconfig(k3s.getKubeConfigYaml()))
                            .build()) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () ->
                                        assertThat(
                                                        client.genericKubernetesResources(
                                                                        "openbell.dev/v1alpha1",
                                                                        "AIServiceCluster")
                                                                .inNamespace("default")
                                                                .list()
                                                                .getItems())
                                                .isNotEmpty());
            }
        }
    }

    private static boolean isDockerThere() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException | LinkageError none) {
            return false;
        }
    }
}
