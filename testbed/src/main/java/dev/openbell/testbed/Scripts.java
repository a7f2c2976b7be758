package dev.openbell.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The scripts in the checkout's folder {@code testbed/}: up, down, component and others. */
final class Scripts {

    /** The first start of a machine compiles Kubernetes, which takes ten minutes on two cores. */
    private static final long LONGEST_RUN_MINUTES = 40;

    private static final Logger LOG = System.getLogger(Scripts.class.getName());

    private final Path folder;

    private Scripts(Path folder) {
        this.folder = folder;
    }

    /**
     * Finds the scripts from the system property {@code openbell.root}, else above the working
     * directory.
     */
    static Scripts find() {
        String root = System.getProperty("openbell.root");
        Path start = Path.of(root == null ? "" : root).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path scripts = folder.resolve("testbed");
            if (Files.isExecutable(scripts.resolve("up"))) {
                return new Scripts(scripts);
            }
        }
        throw new TestbedException(
                "found no testbed/up in or above "
                        + start
                        + "; set the system property openbell.root to the root of the checkout");
    }

    /**
     * Runs a script to its end and returns the lines of its stdout; its stderr goes to the log line
     * by line.
     */
    List<String> run(String script, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve(script).toString());
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
            process.getOutputStream().close();
            CompletableFuture<List<String>> said =
                    CompletableFuture.supplyAsync(() -> log(process));
            List<String> answer =
                    CompletableFuture.supplyAsync(() -> lines(process.inputReader()))
                            .get(LONGEST_RUN_MINUTES, TimeUnit.MINUTES);
            int code = process.waitFor();
            if (code != 0) {
                throw new TestbedException(
                        "testbed/"
                                + script
                                + " ended with "
                                + code
                                + ":\n"
                                + String.join("\n", said.get()));
            }
            return answer;
        } catch (IOException | ExecutionException e) {
            throw new TestbedException("testbed/" + script + " could not be run", e);
        } catch (TimeoutException e) {
            throw new TestbedException(
                    "testbed/" + script + " did not end within " + LONGEST_RUN_MINUTES + " minutes",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedException("interrupted while testbed/" + script + " ran", e);
        }
    }

    private static List<String> log(Process process) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.errorReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                LOG.log(Level.INFO, line);
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(BufferedReader output) {
        try (output) {
            return output.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
