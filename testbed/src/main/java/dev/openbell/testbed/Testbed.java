package dev.openbell.testbed;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A running testbed. Tests get one from {@link OnTestbed}; benchmarks and tools call {@link
 * #start}.
 *
 * <p>It goes down with {@link #close}, and with this JVM at the latest, even when that is killed.
 */
public final class Testbed implements AutoCloseable {

    private static final long TOKEN_SECONDS = Duration.ofHours(12).toSeconds();

    private final Scripts scripts;
    private final String name;
    private final Map<String, String> facts;
    private final KubernetesClient client;

    private Testbed(Scripts scripts, String name, Map<String, String> facts) {
        this.scripts = scripts;
        this.name = name;
        this.facts = facts;
        this.client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(kubeconfig().toFile()))
                        .build();
    }

    /**
     * Starts a testbed of this JVM's own, next to all others of the machine.
     *
     * @throws TestbedException with what testbed/up said, when it does not start
     */
    public static Testbed start(TestbedShape shape) {
        Scripts scripts = Scripts.find();
        String pid = Long.toString(ProcessHandle.current().pid());
        String name = shape.name() + "-" + pid;
        List<String> arguments = new ArrayList<>(List.of("--name", name, "--with-process", pid));
        arguments.addAll(List.of("--print", "env"));
        switch (shape.node()) {
            case Simulated -> arguments.addAll(List.of("--nodes", Integer.toString(shape.nodes())));
            case Real -> arguments.addAll(List.of("--node", "real"));
        }
        if (shape.metrics()) {
            arguments.add("--metrics");
        }
        if (shape.qps() > 0) {
            arguments.addAll(List.of("--qps", Integer.toString(shape.qps())));
        }
        Map<String, String> facts =
                scripts.run("up", arguments).stream()
                        .map(line -> line.split("=", 2))
                        .collect(Collectors.toUnmodifiableMap(fact -> fact[0], fact -> fact[1]));
        return new Testbed(scripts, name, facts);
    }

    public String name() {
        return name;
    }

    /** The admin's kubeconfig. */
    public Path kubeconfig() {
        return Path.of(fact("KUBECONFIG"));
    }

    /**
     * A client as cluster admin, closed with the testbed. In the audit log its user is {@code
     * kwok-admin}, with a real node {@code testbed-admin}.
     */
    public KubernetesClient client() {
        return client;
    }

    /**
     * Client configuration as a service account, with a token good for twelve hours: what a test
     * runs the operator with, so that the shipped roles are what decides.
     */
    public Config configAs(String namespace, String serviceAccount) {
        TokenRequest request =
                new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(TOKEN_SECONDS)
                        .endSpec()
                        .build();
        TokenRequest answer =
                client.serviceAccounts()
                        .inNamespace(namespace)
                        .withName(serviceAccount)
                        .tokenRequest(request);
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(fact("TESTBED_API_SERVER"))
                .withCaCertFile(fact("TESTBED_CA"))
                .withOauthToken(answer.getStatus().getToken())
                .withNamespace(namespace)
                .build();
    }

    /** Creates an empty namespace under a name nobody had before and returns the name. */
    public String newNamespace(String prefix) {
        return client.namespaces()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withGenerateName(prefix + "-")
                                .endMetadata()
                                .build())
                .create()
                .getMetadata()
                .getName();
    }

    public AuditLog auditLog() {
        return new AuditLog(Path.of(fact("TESTBED_AUDIT_LOG")));
    }

    /** The logs of the components, one file each. */
    public Path logs() {
        return Path.of(fact("TESTBED_LOGS"));
    }

    /** What is stored for this testbed; it goes with it. */
    public Path folder() {
        return kubeconfig().toAbsolutePath().resolve("..").normalize();
    }

    /**
     * Has a process of this machine end with the testbed at the latest, even when this JVM is
     * killed. Its command line has to name something in {@link #folder}.
     */
    public void adopt(String process, long pid) {
        try {
            Files.writeString(Path.of(fact("TESTBED_PIDS"), process + ".pid"), Long.toString(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the processes, see {@link Component} for the names. */
    public Component component(String component) {
        return new Component(scripts, name, component);
    }

    /**
     * Keeps pods with these labels from becoming Ready until the hold is closed, without touching
     * their template. Pods that are Ready already stay so.
     */
    public Hold holdReadiness(String namespace, Map<String, String> labels) {
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("a hold needs labels");
        }
        String selector =
                labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .sorted()
                        .collect(Collectors.joining(","));
        scripts.run("hold", List.of(name, namespace, selector));
        return () -> scripts.run("hold", List.of(name, namespace, selector, "--release"));
    }

    /**
     * Brings an image to the real node, from an archive as Jib's buildTar or {@code docker save}
     * write it. Pods name it with {@code imagePullPolicy: Never}.
     */
    public void importImage(Path archive) {
        scripts.run("image", List.of(name, archive.toAbsolutePath().toString()));
    }

    /**
     * Runs a command inside the real node, where pods and Services can be reached, to its end.
     *
     * @return the lines of its stdout
     * @throws TestbedException with its stderr, when it ends with another code than 0
     */
    public List<String> runInside(String... command) {
        List<String> arguments = new ArrayList<>(List.of(name));
        arguments.addAll(List.of(command));
        return scripts.run("in", arguments);
    }

    /**
     * Makes an address inside the real node reachable from this machine until the testbed ends.
     *
     * @param target of a pod such as {@code 10.244.0.7:8080}, or of a Service such as {@code
     *     shop/web:80}
     * @return host and port to connect to
     */
    public String forward(String target) {
        return scripts.run("forward", List.of(name, target)).getFirst();
    }

    /** Pods are being held; closing lets them go. */
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Ends every process of the testbed and removes its state; its logs are kept if
     * OPENBELL_TESTBED_LOGS=keep.
     */
    @Override
    public void close() {
        client.close();
        boolean keep = "keep".equals(System.getenv("OPENBELL_TESTBED_LOGS"));
        scripts.run(
                "down", keep ? List.of("--name", name, "--keep-logs") : List.of("--name", name));
    }

    private String fact(String key) {
        String value = facts.get(key);
        if (value == null) {
            throw new TestbedException("testbed/up did not say " + key);
        }
        return value;
    }
}
