package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What others answer: {@code calendar/reference/run}. */
final class References {
    static final Path FOLDER = Path.of("reference");

    private References() {}

    /** The rows of an answer, without the names of its columns. */
    static List<String[]> rows(String... question) {
        try {
            var command = new ArrayList<>(List.of(FOLDER.resolve("run").toString()));
            command.addAll(List.of(question));
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("exit of %s", command).isZero();
            return out.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new AssertionError("calendar/reference/run does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
