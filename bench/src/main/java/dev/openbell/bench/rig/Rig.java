package dev.openbell.bench.rig;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openbell.api.OpenbellMapper;
import dev.openbell.testbed.AuditLog;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.OperatorProcess.Launch;
import dev.openbell.testbed.Testbed;
import dev.openbell.testbed.TestbedShape;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A testbed of this benchmark's own, with {@code deploy/} applied to it. It goes down at the end,
 * on Ctrl-C, and with this JVM however that ends; the operator, when its API server is gone.
 */
public final class Rig implements AutoCloseable {

    /** The user of the benchmark's own requests in the audit log. */
    public static final String ADMIN = "kwok-admin";

    private static final String OPERATOR_NAMESPACE = "openbell-system";
    private static final int MOST_REQUESTS = 1000;
    private static final int LONGEST_ANSWER_MILLIS = 60_000;

    private final Path root;
    private final Testbed testbed;
    private final KubernetesClient client;
    private final Clock clock;
    private final Progress progress;
    private final RigOptions options;
    private final int qps;
    private final FileTime built;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread hook = new Thread(this::closeQuietly, "rig-down");
    private final List<Runnable> ends = new CopyOnWriteArrayList<>();
    private @Nullable Running running;

    /** The operator that was started last, and what the kernel tells of it. */
    private record Running(OperatorProcess operator, ProcessFigures figures) {}

    private Rig(
            Path root,
            Testbed testbed,
            RigOptions options,
            int qps,
            Clock clock,
            Progress progress) {
        this.root = root;
        this.testbed = testbed;
        this.options = options;
        this.qps = qps;
        this.clock = clock;
        this.progress = progress;
        this.built = operatorBuilt();
        this.client =
                new KubernetesClientBuilder()
                        .withConfig(config(testbed.kubeconfig()))
                        .withKubernetesSerialization(
                                new KubernetesSerialization(
                                        OpenbellMapper.configured(new ObjectMapper()), true))
                        .build();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a testbed and applies the installation to it.
     *
     * @param qps of Kubernetes' own controllers; 0 for their default
     */
    public static Rig up(String name, RigOptions options, int qps, Clock clock, Progress progress)
            throws InterruptedException {
        var rig = empty(name, options, qps, clock, progress);
        try {
            rig.install();
            return rig;
        } catch (RuntimeException | InterruptedException e) {
            rig.down();
            throw e;
        }
    }

    /** As {@link #up}, with nothing of Openbell on it. */
    public static Rig empty(
            String name, RigOptions options, int qps, Clock clock, Progress progress) {
        var root = Path.of(System.getProperty("openbell.root", "")).toAbsolutePath();
        progress.say(
                "starting a testbed; Kubernetes' controllers make "
                        + (qps == 0
                                ? "20 requests/s each, their default"
                                : qps + " requests/s each"));
        var testbed = Testbed.start(new TestbedShape(name, options.nodes, false, qps));
        return new Rig(root, testbed, options, qps, clock, progress);
    }

    public KubernetesClient client() {
        return client;
    }

    /** The testbed itself. */
    public Testbed testbed() {
        return testbed;
    }

    /** Has something end with the rig, before its API server does. */
    public void atEnd(Runnable end) {
        ends.add(end);
    }

    /** kubectl as admin of the testbed. */
    public Kubectl kubectl() {
        return new Kubectl(root, testbed.kubeconfig());
    }

    /** Where the log of a process of this rig goes. */
    public Path logOf(String process) {
        return root.resolve("bench/target/logs").resolve(testbed.name() + "-" + process + ".log");
    }

    public AuditLog log() {
        return testbed.auditLog();
    }

    public Clock clock() {
        return clock;
    }

    public Progress progress() {
        return progress;
    }

    /** The root of the checkout. */
    public Path root() {
        return root;
    }

    /** Requests per second of Kubernetes' own controllers, as a result says it. */
    public Object qps() {
        return qps == 0 ? "default" : (Object) qps;
    }

    /** The operator that was started last. */
    public OperatorProcess operator() {
        return running().operator();
    }

    /** What the kernel tells of the operator that was started last. */
    public ProcessFigures figures() {
        return running().figures();
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("no operator was started");
        }
        return running;
    }

    /** Starts the operator in place of the one before; it is not ready yet on return. */
    public OperatorProcess startOperator() throws InterruptedException {
        return startOperator(Map.of());
    }

    /** The same with settings of its own. */
    public OperatorProcess startOperator(Map<String, String> settings) throws InterruptedException {
        stopOperator();
        if (!operatorBuilt().equals(built)) {
            progress.say("WARNING: the operator was built anew during this run");
        }
        var started =
                OperatorProcess.start(
                        new Launch(
                                root.resolve("operator"),
                                testbed.kubeconfig(),
                                logOf("operator"),
                                Optional.empty(),
                                settings));
        running = new Running(started, ProcessFigures.of(started, clock));
        return started;
    }

    /** Ends the operator, and its lease, so that the next one need not wait for it to run out. */
    public void stopOperator() {
        var last = running;
        if (last != null) {
            last.operator().close();
            client.leases().inNamespace(OPERATOR_NAMESPACE).delete();
        }
        running = null;
    }

    /** With {@code --keep}, waits for Ctrl-C; then everything goes down. */
    @Override
    public void close() {
        if (options.keep) {
            progress.say(
                    "kept until Ctrl-C: export KUBECONFIG="
                            + testbed.kubeconfig().toAbsolutePath());
            try {
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        down();
    }

    private void down() {
        closeQuietly();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDownAlready) {
            // The hook has done it, or does it.
        }
    }

    private void closeQuietly() {
        if (closed.compareAndSet(false, true)) {
            var last = running;
            if (last != null) {
                last.operator().close();
            }
            ends.forEach(Runnable::run);
            client.close();
            testbed.close();
        }
    }

    private void install() throws InterruptedException {
        progress.say("applying deploy/");
        kubectl().run("apply", "--server-side", "-k", root.resolve("deploy").toString());
        kubectl().awaitDefinitions();
    }

    private FileTime operatorBuilt() {
        var jar = root.resolve("operator/target/quarkus-app/quarkus-run.jar");
        try {
            return Files.getLastModifiedTime(jar);
        } catch (IOException e) {
            throw new BenchException(jar + " is missing; run: make build", e);
        }
    }

    private static Config config(Path kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setMaxConcurrentRequests(MOST_REQUESTS);
        config.setMaxConcurrentRequestsPerHost(MOST_REQUESTS);
        // A rig under load answers late; what it answers is what is measured.
        config.setRequestTimeout(LONGEST_ANSWER_MILLIS);
        return config;
    }
}
