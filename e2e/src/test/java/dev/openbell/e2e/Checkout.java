package dev.openbell.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The files of the checkout that the tests run and read. */
final class Checkout {

    private Checkout() {}

    static Path root() {
        var root = System.getProperty("openbell.root");
        for (var folder = Path.of(root == null ? "" : root).toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("operator/run"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "found no operator/run; set the system property openbell.root to the checkout");
    }

    /** A file of this module's build folder; its parents exist. */
    static Path target(String name) {
        return created(Path.of("target").toAbsolutePath().resolve(name));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The YAML files of a folder, by name. */
    static List<Path> yaml(String folder) {
        try (Stream<Path> files = Files.list(root().resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies the built operator, so that a build beside the tests does not change it under their
     * feet; returns its folder.
     */
    static Path copyOfOperator() {
        var copy = target("operator-copy");
        copy(root().resolve("operator/run"), copy.resolve("operator/run"));
        copy(root().resolve("tools"), copy.resolve("tools"));
        copy(
                root().resolve("operator/target/quarkus-app"),
                copy.resolve("operator/target/quarkus-app"));
        return copy.resolve("operator");
    }

    /** Runs kubectl to its end and returns what it printed. */
    static String kubectl(Path kubeconfig, String... arguments) {
        var command = Stream.concat(Stream.of(find("find-kubectl")), Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        return run(builder);
    }

    /** Starts kubectl and does not wait. */
    static Process startKubectl(Path kubeconfig, String... arguments) {
        var command = Stream.concat(Stream.of(find("find-kubectl")), Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the kubectl plugin to its end and returns what it printed. */
    static String plugin(Path kubeconfig, String... arguments) {
        var parts = root().resolve("cli/target");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                Stream.concat(
                                Stream.of(
                                        java,
                                        "-cp",
                                        parts.resolve("openbell-cli.jar")
                                                + ":"
                                                + parts.resolve("lib")
                                                + "/*",
                                        "dev.openbell.cli.KubectlOpenbell"),
                                Stream.of(arguments))
                        .toList();
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        return run(builder);
    }

    private static String find(String tool) {
        return run(new ProcessBuilder(root().resolve("tools").resolve(tool).toString())).strip();
    }

    private static String run(ProcessBuilder builder) {
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        String.join(" ", builder.command()) + " ended with " + code + ":\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        created(to.resolve(from.relativize(file).toString())),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("build the operator first (make build)", e);
        }
    }

    private static Path created(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
