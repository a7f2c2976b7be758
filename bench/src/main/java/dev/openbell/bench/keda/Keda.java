package dev.openbell.bench.keda;

import dev.openbell.bench.rig.BenchException;
import dev.openbell.bench.rig.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * KEDA's operator and metrics adapter with the arguments of its own manifests. What differs: ports
 * and addresses, tokens by kubeconfig, certificates as files that this class brings, and no limits
 * of CPU and memory. Its admission webhook does not run.
 */
public final class Keda {

    static final String NAMESPACE = "keda";
    static final String OPERATOR = "keda-operator";
    private static final String ADAPTER = "keda-adapter";

    /** The user of both processes in the audit log. */
    public static final String USER = "system:serviceaccount:keda:keda-operator";

    private static final String HERE = "127.0.0.1:";
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int LONGEST_CONNECT_MILLIS = 250;

    private final String version;
    private final Supervised operator;
    private final Supervised adapter;

    private Keda(String version, Supervised operator, Supervised adapter) {
        this.version = version;
        this.operator = operator;
        this.adapter = adapter;
    }

    /** Installs and starts it, and waits until it serves; it ends with the rig. */
    public static Keda start(Rig rig) throws InterruptedException {
        rig.progress().say("building KEDA, unless that was done before (some ten minutes)");
        Path operatorProgram = Manifests.ofBuild(rig, "--path", OPERATOR);
        Path adapterProgram = Manifests.ofBuild(rig, "--path", ADAPTER);
        Path source = Manifests.ofBuild(rig, "--source", OPERATOR);
        rig.progress().say("installing KEDA");
        int adapterPort = freePort();
        int servicePort = freePort();
        Manifests.apply(rig, source, adapterPort);
        Path folder = rig.testbed().folder().resolve("keda");
        Path kubeconfig = Manifests.kubeconfig(rig, folder.resolve("kubeconfig"));
        var certificates = new Certificates(rig, folder.resolve("certs"));
        var environment = environment(kubeconfig);

        var operator =
                Supervised.start(
                        rig.testbed(),
                        OPERATOR,
                        List.of(
                                operatorProgram.toString(),
                                "--leader-elect",
                                "--zap-log-level=info",
                                "--zap-encoder=console",
                                "--zap-time-encoding=rfc3339",
                                "--enable-cert-rotation=true",
                                "--cert-dir=" + certificates.folder(),
                                "--metrics-bind-address=" + HERE + freePort(),
                                "--health-probe-bind-address=" + HERE + freePort(),
                                "--metrics-service-bind-address=" + HERE + servicePort),
                        environment,
                        rig.logOf(OPERATOR));
        rig.atEnd(operator::stop);
        // A new installation writes its certificates, and ends to be started again with them.
        await("certificates", operator, certificates::isSynced);
        await("the operator's metrics service", operator, () -> answers(servicePort));
        operator.isReady();

        var adapter =
                Supervised.start(
                        rig.testbed(),
                        ADAPTER,
                        List.of(
                                adapterProgram.toString(),
                                "--secure-port=" + adapterPort,
                                "--zap-log-level=error",
                                "--client-ca-file=" + certificates.file(0),
                                "--tls-cert-file=" + certificates.file(1),
                                "--tls-private-key-file=" + certificates.file(2),
                                "--cert-dir=" + certificates.folder(),
                                "--bind-address=127.0.0.1",
                                "--port=" + freePort(),
                                "--metrics-service-address=" + HERE + servicePort,
                                // What the certificate of the service is for.
                                "--metrics-service-grpc-authority=keda-operator.keda.svc.cluster.local",
                                "--lister-kubeconfig=" + kubeconfig,
                                "--authentication-kubeconfig=" + kubeconfig,
                                "--authorization-kubeconfig=" + kubeconfig),
                        environment,
                        rig.logOf(ADAPTER));
        rig.atEnd(adapter::stop);
        await("external metrics", adapter, () -> Manifests.isServed(rig));
        var folderName = source.getFileName().toString();
        return new Keda(folderName.substring(folderName.indexOf('@') + 1), operator, adapter);
    }

    /** The version that was built, with its v. */
    public String version() {
        return version;
    }

    public Supervised operator() {
        return operator;
    }

    public Supervised adapter() {
        return adapter;
    }

    /** Looks after both; to be called every second or so. */
    public void tend() {
        operator.tend();
        adapter.tend();
    }

    private static Map<String, String> environment(Path kubeconfig) {
        return Map.of(
                "KUBECONFIG", kubeconfig.toString(),
                "POD_NAMESPACE", NAMESPACE,
                "KEDA_CLUSTER_OBJECT_NAMESPACE", NAMESPACE,
                "WATCH_NAMESPACE", "",
                "WATCH_LABEL_SELECTOR", "",
                "WATCH_LABEL_SELECTOR_FOR_TRIGGERAUTH", "",
                "KEDA_HTTP_DEFAULT_TIMEOUT", "");
    }

    private static void await(String what, Supervised process, BooleanSupplier reached)
            throws InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!reached.getAsBoolean()) {
            process.tend();
            if (System.nanoTime() > end) {
                throw new BenchException(
                        "KEDA did not get to %s within %d s; its logs are in bench/target/logs"
                                .formatted(what, LONGEST_START.toSeconds()));
            }
            Thread.sleep(LOOK);
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    LONGEST_CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
