package dev.openbell.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs kubectl, for what it does better than a client: kustomizations. */
record Kubectl(Path program, Path kubeconfig, Path root) {

    /** Returns what it printed; ends the demo with its complaint when it fails. */
    String run(String... arguments) {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(List.of("--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(arguments));
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(root.toFile())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            var printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new DemoException(
                        "kubectl " + String.join(" ", arguments) + " failed: " + printed.strip());
            }
            return printed;
        } catch (IOException e) {
            throw new DemoException("kubectl cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("kubectl was interrupted.");
        }
    }
}
