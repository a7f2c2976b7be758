package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the package comment promises, held against the sources. */
class ClockFreeArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern CLOCK =
            Pattern.compile("\\.now\\(|\\bClock\\b|currentTimeMillis|nanoTime|systemDefault\\(");
    private static final Pattern FOREIGN =
            Pattern.compile(
                    "^import (static )?(?!java\\.|dev\\.openbell\\.calendar\\.|org\\.jspecify\\.)");

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(f -> f.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void nothingReadsAClock() throws IOException {
        assertThat(sources()).isNotEmpty();
        for (Path source : sources()) {
            assertThat(Files.readString(source)).as(source.toString()).doesNotContainPattern(CLOCK);
        }
    }

    @Test
    void onlyTheYamlPackageImportsMoreThanJava() throws IOException {
        for (Path source : sources()) {
            boolean foreign =
                    Files.readAllLines(source).stream().anyMatch(l -> FOREIGN.matcher(l).find());
            assertThat(foreign && !source.getParent().endsWith("yaml"))
                    .as(source.toString())
                    .isFalse();
        }
    }

    @Test
    void noFileIsLongerThanTwoHundredAndFiftyLines() throws IOException {
        for (Path source : sources()) {
            assertThat(Files.readAllLines(source))
                    .as(source.toString())
                    .hasSizeLessThanOrEqualTo(250);
        }
    }
}
