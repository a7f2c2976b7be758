package dev.openbell.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.testbed.OnTestbed;
import dev.openbell.testbed.Testbed;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the demo does to a cluster before there is anything to see. */
@OnTestbed(name = "demo-test", nodes = 1)
class DemoControlPlaneTest {
    private static final Path ROOT = Path.of(System.getProperty("openbell.root"));

    private final KubernetesClient client;
    private final Target target;

    DemoControlPlaneTest(KubernetesClient client) {
        this.client = client;
        this.target = new Target(client);
    }

    @BeforeAll
    static void install(Testbed testbed) throws Exception {
        var find =
                new ProcessBuilder(ROOT.resolve("testbed/build").toString(), "--path", "kubectl")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var program = new String(find.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        new Kubectl(Path.of(program.strip()), testbed.kubeconfig(), ROOT)
                .run("apply", "--server-side", "-k", "demo/install");
    }

    @Test
    void theInstallationIsThatOfDeployWithoutTheOperatorsPods() {
        assertThat(target.hasOperator()).isFalse();
        assertThat(
                        client.serviceAccounts()
                                .inNamespace("openbell-system")
                                .withName("openbell-operator")
                                .get())
                .isNotNull();
    }

    @Test
    void theSamplesAreTakenAndTheNextDemoBeginsWithoutThem() throws Exception {
        target.prepareNamespace();
        target.apply(
                new Samples(ROOT).demo(Instant.now(), Duration.ofSeconds(20), Optional.empty()));
        assertThat(desk()).isNotNull();
        target.prepareNamespace();
        assertThat(desk()).isNull();
    }

    @Test
    void aNamespaceThatIsNotTheDemosIsLeftAlone() throws Exception {
        target.prepareNamespace();
        label("somebody-else");
        assertThatThrownBy(target::prepareNamespace)
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("was not made by the demo");
        label("openbell-demo");
    }

    @Test
    void whereTheAuditLogIsComesFromTheTestbed(Testbed testbed) {
        assertThat(TestbedFacts.beside(testbed.kubeconfig())).isPresent();
        assertThat(TestbedFacts.beside(ROOT.resolve("pom.xml"))).isEmpty();
    }

    private AIServiceCluster desk() {
        return client.resources(AIServiceCluster.class)
                .inNamespace(Samples.NAMESPACE)
                .withName(Samples.CLUSTER)
                .get();
    }

    private void label(String owner) {
        client.namespaces()
                .withName(Samples.NAMESPACE)
                .edit(
                        namespace -> {
                            namespace
                                    .getMetadata()
                                    .setLabels(Map.of("app.kubernetes.io/managed-by", owner));
                            return namespace;
                        });
    }
}
