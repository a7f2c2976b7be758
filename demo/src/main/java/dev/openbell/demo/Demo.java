package dev.openbell.demo;

import dev.openbell.api.OpenbellMapper;
import dev.openbell.demo.scene.Flips;
import dev.openbell.demo.scene.Place;
import dev.openbell.demo.scene.Scene;
import dev.openbell.demo.view.Canvas;
import dev.openbell.demo.view.Journal;
import dev.openbell.demo.view.Pen;
import dev.openbell.demo.view.Picture;
import dev.openbell.demo.view.Summary;
import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.OperatorProcess.Launch;
import dev.openbell.testbed.TestbedException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind tools/demo, which has chosen the cluster and the kind of terminal. */
@Command(
        name = "demo",
        description = "Shows a desk being handed over at the bell. Started by tools/demo.",
        sortOptions = false)
final class Demo implements Callable<Integer> {
    private static final Duration EARLIEST_BELL = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(6);

    /** What goes at the last bell goes a little after it. */
    private static final Duration AFTERGLOW = Duration.ofSeconds(8);

    private static final Duration OVERRIDE = Duration.ofMinutes(15);
    private static final String IMAGE = "docker.io/nginxinc/nginx-unprivileged:1.29-alpine";
    private static final int SIDES = 3;

    @Option(names = "--root", required = true, description = "folder of the repository")
    private Path root = Path.of(".");

    @Option(names = "--kubeconfig", required = true, description = "of the cluster's admin")
    private Path kubeconfig = Path.of(".");

    @Option(names = "--kubectl", required = true, description = "path of the program")
    private Path kubectl = Path.of("kubectl");

    @Option(names = "--place", required = true, description = "the cluster in words")
    private String placeName = "";

    @Option(names = "--take-down", required = true, description = "command that removes the rest")
    private String takeDown = "";

    @Option(names = "--up-since", required = true, description = "in seconds of the Unix epoch")
    private long upSince;

    @Option(names = "--gone", description = "the cluster will be gone after the demo")
    private boolean gone;

    @Option(names = "--live", description = "draw a picture in place, instead of lines")
    private boolean live;

    @Option(names = "--colours", description = "colour what is printed")
    private boolean colours;

    @Option(names = "--ascii", description = "no line art")
    private boolean ascii;

    @Option(names = "--columns", description = "width of the terminal; default: 80")
    private int columns = 80;

    private final PrintStream out;
    private final Clock clock;

    Demo(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Runs the demo; exit code 1 comes with a sentence on what to do. */
    public static void main(String[] arguments) {
        var out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new Demo(out, Clock.systemUTC())).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        var config = Config.fromKubeconfig(kubeconfig.toFile());
        try (KubernetesClient client =
                new KubernetesClientBuilder()
                        .withConfig(config)
                        .withKubernetesSerialization(
                                new KubernetesSerialization(OpenbellMapper.create(), true))
                        .build()) {
            show(client);
            return 0;
        } catch (DemoException | TestbedException e) {
            out.flush();
            System.err.println("\n" + e.getMessage());
            return 1;
        }
    }

    private void show(KubernetesClient client) throws InterruptedException {
        var target = new Target(client);
        var testbed = TestbedFacts.beside(kubeconfig);
        var cluster =
                placeName
                        + ", Kubernetes "
                        + target.version()
                        + (testbed.isPresent() ? ", simulated pods" : "");
        out.println("The cluster: " + cluster + ", " + client.getMasterUrl());
        var log = root.resolve("demo/target/operator.log");
        var ownOperator = testbed.isPresent() || !target.hasOperator();
        var steps = new Steps(out, clock);
        if (ownOperator) {
            steps.step(
                    "installing the kinds and roles of deploy/",
                    () ->
                            new Kubectl(kubectl, kubeconfig, root)
                                    .run("apply", "--server-side", "-k", "demo/install"));
        }
        steps.step("preparing the namespace " + Samples.NAMESPACE, target::prepareNamespace);
        try (var operator =
                ownOperator
                        ? OperatorProcess.start(
                                new Launch(root.resolve("operator"), kubeconfig, log))
                        : null) {
            if (operator != null) {
                steps.step("starting the operator on this machine", operator::awaitReady);
            }
            var writes =
                    testbed.map(TestbedFacts::auditLog)
                            .<WriteSource>map(AuditedWrites::new)
                            .orElseGet(WatchedWrites::new);
            var place =
                    new Place(
                            cluster,
                            operator == null
                                    ? "runs in the cluster already"
                                    : "runs on this machine, log: " + root.relativize(log),
                            writes.name());
            try (var observer = new Observer(client, clock, place, writes)) {
                var image = testbed.isPresent() ? Optional.<String>empty() : Optional.of(IMAGE);
                steps.step(
                        "applying samples/demo",
                        () ->
                                target.apply(
                                        new Samples(root)
                                                .demo(clock.instant(), EARLIEST_BELL, image)));
                out.println();
                var last = watch(observer, operator);
                out.println();
                Summary.lines(last, took(last), pen()).forEach(out::println);
            }
        }
        out.println();
        whatNext(ownOperator).lines().forEach(out::println);
        out.flush();
    }

    private Duration took(Scene last) {
        return Duration.between(Instant.ofEpochSecond(upSince), end(last));
    }

    /** The last bell, or what was Ready last if that was later. */
    private static Instant end(Scene scene) {
        var bell = scene.rung().getLast().at();
        var ready = scene.settled().getLast().at();
        return bell.isAfter(ready) ? bell : ready;
    }

    private Scene watch(Observer observer, @Nullable OperatorProcess operator)
            throws InterruptedException {
        var end = clock.instant().plus(LONGEST);
        var journal = new Journal(pen());
        try (var canvas = new Canvas(out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(canvas::close));
            while (true) {
                var scene = observer.scene();
                if (live) {
                    canvas.draw(new Picture(scene, pen()).lines());
                } else {
                    journal.lines(scene).forEach(out::println);
                    out.flush();
                }
                if (isOver(scene)) {
                    return scene;
                }
                if (operator != null) {
                    operator.mustLive();
                }
                if (scene.now().isAfter(end)) {
                    throw new DemoException(
                            "The market did not flip twice within "
                                    + LONGEST.toMinutes()
                                    + " minutes. See "
                                    + scene.place().operator()
                                    + ", and: kubectl describe aisc,tsched,pods -n "
                                    + Samples.NAMESPACE);
                }
                TimeUnit.MILLISECONDS.sleep(live ? 200 : 500);
            }
        }
    }

    /** Three sides were shown, and there was a moment to see the last of them. */
    private static boolean isOver(Scene scene) {
        return Flips.shown(scene).size() >= SIDES
                && scene.rung().size() >= SIDES - 1
                && end(scene).plus(AFTERGLOW).isBefore(scene.now());
    }

    private WhatNext whatNext(boolean ownOperator) {
        var file = Path.of("demo/target/override.yaml");
        try {
            Files.writeString(
                    root.resolve(file), new Samples(root).override(clock.instant(), OVERRIDE));
        } catch (IOException e) {
            throw new DemoException("Cannot write " + file + ": " + e.getMessage());
        }
        return new WhatNext(!gone, ownOperator, kubeconfig, kubectl, file, takeDown);
    }

    private Pen pen() {
        return new Pen(colours, !ascii, columns);
    }
}
