package dev.openbell.bench.rig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** kubectl and the other programs of the checkout that a rig is furnished with. */
public final class Kubectl {

    private final Path root;
    private final Path kubeconfig;

    Kubectl(Path root, Path kubeconfig) {
        this.root = root;
        this.kubeconfig = kubeconfig;
    }

    /** Runs kubectl to its end. */
    public void run(String... arguments) throws InterruptedException {
        String kubectl = output(List.of(root.resolve("tools/find-kubectl").toString()));
        output(
                Stream.concat(
                                Stream.of(kubectl, "--kubeconfig", kubeconfig.toString()),
                                Stream.of(arguments))
                        .toList());
    }

    /** Waits until the API server serves every kind that was defined. */
    public void awaitDefinitions() throws InterruptedException {
        run("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
    }

    /**
     * Runs a program to its end and returns what it printed, without white space around.
     *
     * @throws BenchException with what it said, when it failed
     */
    public static String output(List<String> command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BenchException(String.join(" ", command) + " failed:\n" + said);
            }
            return said.strip();
        } catch (IOException e) {
            throw new BenchException(command.getFirst() + " could not be run", e);
        }
    }
}
