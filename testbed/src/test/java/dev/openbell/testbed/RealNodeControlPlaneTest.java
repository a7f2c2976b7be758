package dev.openbell.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other tests take for granted of a real node. */
@OnTestbed(name = "real", node = NodeKind.Real)
class RealNodeControlPlaneTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** A program that says who it is, fetches URLs and shows files: see go/node/echo. */
    private static final String IMAGE = "localhost/echo:testbed";

    private static final int PORT = 8080;

    private final Testbed testbed;
    private final KubernetesClient client;
    private String namespace = "";

    RealNodeControlPlaneTest(Testbed testbed, KubernetesClient client) {
        this.testbed = testbed;
        this.client = client;
    }

    @BeforeEach
    void takeANamespace() {
        testbed.importImage(echoArchive());
        namespace = testbed.newNamespace("real");
    }

    @Test
    void aPodIsReachedByNameByAddressAndFromOutside() throws Exception {
        run("one", Map.of());
        run("two", Map.of());
        Service service = serve("one");
        awaitReady("one");
        Pod two = awaitReady("two");

        String address = service.getSpec().getClusterIP();
        String one = testbed.forward(namespace + "/one:80");
        String other = testbed.forward(two.getStatus().getPodIP() + ":" + PORT);
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(
                        () -> {
                            assertThat(get(one, "/")).isEqualTo("this is one\n");
                            assertThat(fetchedBy(other, "http://" + address + "/"))
                                    .isEqualTo("this is one\n");
                            assertThat(fetchedBy(other, "http://one." + namespace + "/"))
                                    .isEqualTo("this is one\n");
                        });
    }

    @Test
    void logsAndExecWork() {
        run("talker", Map.of());
        awaitReady("talker");

        assertThat(client.pods().inNamespace(namespace).withName("talker").getLog())
                .contains("echo serves as talker");
        assertThat(exec("talker", "/echo", "cat", "/etc/hostname")).isEqualTo("talker\n");
    }

    @Test
    void aConfigMapsChangeArrivesInTheMountedFile() {
        client.resource(numbers("1")).create();
        run("reader", Map.of("numbers", "/numbers"));
        awaitReady("reader");
        assertThat(exec("reader", "/echo", "cat", "/numbers/count")).isEqualTo("1");

        client.resource(numbers("2")).update();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> exec("reader", "/echo", "cat", "/numbers/count").equals("2"));
    }

    @Test
    void whatRunsInsideReachesTheApiServerWithTheSameKubeconfig() {
        assertThat(testbed.runInside("kubectl", "get", "nodes", "--output", "name"))
                .containsExactly("node/node-000");
    }

    @Test
    void aComponentCanBeFrozenStoppedAndStarted() {
        Component kubelet = testbed.component("kubelet");
        long before = kubelet.process().pid();
        kubelet.pause();
        kubelet.stop();
        kubelet.start();
        assertThat(kubelet.process().pid()).isNotEqualTo(before);
        run("late", Map.of());
        awaitReady("late");
    }

    @Test
    void nothingIsLeftWhenItIsDown() {
        Traces before = Traces.ofThisMachine();
        Traces up;
        List<String> namespaces;
        try (Testbed other = Testbed.start(TestbedShape.real("gone"))) {
            other.importImage(echoArchive());
            other.client().resource(pod("left", "default", Map.of())).create();
            other.client()
                    .pods()
                    .inNamespace("default")
                    .withName("left")
                    .waitUntilReady(SOON.toSeconds(), TimeUnit.SECONDS);
            up = Traces.ofThisMachine();
            namespaces = Traces.namespacesOf(other.component("kubelet").process().pid());

            assertThat(up.kernelSettings()).isEqualTo(before.kernelSettings());
            assertThat(up.mounts()).isEqualTo(before.mounts());
            assertThat(up.links()).isEqualTo(before.links());
            assertThat(Traces.processesIn(namespaces)).hasSizeGreaterThan(8);
            assertThat(Traces.cgroupsOf(other.name())).isNotEmpty();
        }

        assertThat(Traces.processesIn(namespaces)).isEmpty();
        assertThat(Traces.cgroupsOf("gone-" + ProcessHandle.current().pid())).isEmpty();
        assertThat(Traces.ofThisMachine()).isEqualTo(before);
    }

    private static Path echoArchive() {
        return Path.of(Scripts.find().run("build", List.of("--image", "echo")).getLast());
    }

    private void run(String name, Map<String, String> configMaps) {
        client.resource(pod(name, namespace, configMaps)).create();
    }

    /**
     * @param configMaps where to mount which
     */
    private static Pod pod(String name, String namespace, Map<String, String> configMaps) {
        PodBuilder pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .addToLabels("app", name)
                        .endMetadata()
                        .withNewSpec()
                        .withTerminationGracePeriodSeconds(1L)
                        .addNewContainer()
                        .withName("echo")
                        .withImage(IMAGE)
                        .withImagePullPolicy("Never")
                        .withNewReadinessProbe()
                        .withPeriodSeconds(1)
                        .withNewHttpGet()
                        .withPath("/")
                        .withPort(new IntOrString(PORT))
                        .endHttpGet()
                        .endReadinessProbe()
                        .endContainer()
                        .endSpec();
        configMaps.forEach(
                (configMap, path) ->
                        pod.editSpec()
                                .addNewVolume()
                                .withName(configMap)
                                .withNewConfigMap()
                                .withName(configMap)
                                .endConfigMap()
                                .endVolume()
                                .editFirstContainer()
                                .addNewVolumeMount()
                                .withName(configMap)
                                .withMountPath(path)
                                .endVolumeMount()
                                .endContainer()
                                .endSpec());
        return pod.build();
    }

    private Service serve(String name) {
        return client.resource(
                        new ServiceBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withNamespace(namespace)
                                .endMetadata()
                                .withNewSpec()
                                .addToSelector("app", name)
                                .addNewPort()
                                .withPort(80)
                                .withTargetPort(new IntOrString(PORT))
                                .endPort()
                                .endSpec()
                                .build())
                .create();
    }

    private ConfigMap numbers(String count) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("numbers")
                .withNamespace(namespace)
                .endMetadata()
                .addToData("count", count)
                .build();
    }

    private Pod awaitReady(String name) {
        return client.pods()
                .inNamespace(namespace)
                .withName(name)
                .waitUntilReady(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private String exec(String pod, String... command) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ExecWatch watch =
                client.pods()
                        .inNamespace(namespace)
                        .withName(pod)
                        .writingOutput(output)
                        .exec(command)) {
            watch.exitCode().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    /** What the pod behind that address gets from a URL. */
    private static String fetchedBy(String address, String url) throws Exception {
        return get(address, "/get?url=" + url);
    }

    private static String get(String address, String path)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("http://" + address + path))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
