package dev.openbell.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeapAlarmTest {

    /** Keeps as many MiB as it is told in 56 MiB, collects, and waits until its input is closed. */
    static final class Keeper {
        public static void main(String[] args) throws IOException {
            HeapAlarm.begin();
            List<byte[]> kept = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                kept.add(new byte[1 << 20]);
            }
            System.gc();
            System.out.println("kept " + kept.size());
            System.in.read();
        }
    }

    @Test
    @Timeout(60)
    void aHeapThatIsFullOfWhatIsNeededIsTold() throws Exception {
        assertThat(outputOfKeeping(50, line -> line.contains("the heap is nearly full: 5")))
                .anyMatch(line -> line.contains(" of 56 MiB are in use after a collection"));
    }

    @Test
    @Timeout(60)
    void oneWithRoomIsNot() throws Exception {
        assertThat(outputOfKeeping(8, line -> line.startsWith("kept")))
                .contains("kept 8")
                .noneMatch(line -> line.contains("nearly full"));
    }

    /** What a keeper prints up to such a line, and to its end. */
    private static List<String> outputOfKeeping(int mebibytes, Predicate<String> enough)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xmn8m",
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Keeper.class.getName(),
                                String.valueOf(mebibytes))
                        .redirectErrorStream(true)
                        .start();
        try (var output = process.inputReader()) {
            var lines = new ArrayList<String>();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (enough.test(line)) {
                    process.outputWriter().close();
                }
            }
            return lines;
        } finally {
            process.destroy();
            process.waitFor(Duration.ofSeconds(10));
        }
    }
}
