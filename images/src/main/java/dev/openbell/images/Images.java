package dev.openbell.images;

import dev.openbell.images.Packer.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code make images}. */
@Command(
        name = "make images",
        description = {
            "Packs our OCI images into archives, from scratch and without a container engine. The same inputs make the"
                    + " same bytes: the digest is printed.",
            "An archive is imported by: ctr -n k8s.io images import, docker load, podman load."
        },
        mixinStandardHelpOptions = true)
public final class Images implements Callable<Integer> {

    private static final double MEBIBYTE = 1 << 20;

    /** An AI pod waits most of the time and has as little memory as its users need. */
    private static final List<String> SERVICE =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:MaxRAMPercentage=60",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The checkout; default: here.")
    private Path root = Path.of(".");

    @Option(names = "--only", paramLabel = "IMAGE", description = "One image; default: all.")
    private List<String> only = List.of();

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            defaultValue = "0.1.0",
            description = "Default: ${DEFAULT-VALUE}.")
    private String tag = "";

    @Spec private CommandLine.Model.CommandSpec command = CommandLine.Model.CommandSpec.create();

    /** Packs and ends the process. */
    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Images())
                        .setExecutionExceptionHandler(Images::explain)
                        .execute(arguments));
    }

    /** What we say ourselves needs no stack. */
    private static int explain(
            Exception failure, CommandLine commandLine, CommandLine.ParseResult result)
            throws Exception {
        if (failure instanceof ImageException) {
            commandLine.getErr().println("make images: " + failure.getMessage());
            return 1;
        }
        throw failure;
    }

    @Override
    public Integer call() throws Exception {
        var all = new TreeMap<>(Map.of("ai-service", root.resolve("workloads/ai-service")));
        for (var name : only) {
            if (!all.containsKey(name)) {
                throw new ParameterException(
                        command.commandLine(),
                        "--only: \"%s\" is no image; there are %s"
                                .formatted(name, String.join(", ", all.keySet())));
            }
        }
        if (!only.isEmpty()) {
            all.keySet().retainAll(only);
        }
        for (var image : all.entrySet()) {
            pack(image.getKey(), image.getValue().resolve("target/quarkus-app"));
        }
        return 0;
    }

    private void pack(String image, Path application) throws Exception {
        if (!Files.exists(application.resolve("quarkus-run.jar"))) {
            throw new ImageException(
                    application + " is missing; build it first (make images does)");
        }
        var out = command.commandLine().getOut();
        var scratch = Files.createTempDirectory("openbell-image");
        try {
            var packed =
                    new Packer(scratch)
                            .pack(
                                    new Application(
                                            "ghcr.io/openbell/" + image + ":" + tag,
                                            application,
                                            SERVICE),
                                    root.resolve("dist/images/" + image + ".tar"));
            out.printf(
                    Locale.ROOT,
                    "%s %s %.1f MiB, Java modules: %s%n",
                    packed.archive(),
                    packed.digest(),
                    packed.bytes() / MEBIBYTE,
                    String.join(",", packed.modules()));
            out.flush();
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
