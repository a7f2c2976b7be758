package dev.openbell.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbell.operator.testing.SteeredClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalClockTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir private Path folder;
    private Path file;
    private final SteeredClock machine = new SteeredClock(START);

    @BeforeEach
    void aFile() {
        file = folder.resolve("clock");
    }

    @Test
    void aLineSaysWhereItBeginsAndHowFastItRuns() throws IOException {
        write("2026-03-02T10:00:00Z 2026-11-25T14:00:00Z 60");
        var clock = new RehearsalClock(file, machine);
        assertThat(clock.instant()).isEqualTo("2026-11-25T14:00:00Z");
        machine.set(START.plusSeconds(30));
        assertThat(clock.instant()).isEqualTo("2026-11-25T14:30:00Z");
    }

    @Test
    void aLaterLineTakesOverWhenItsTimeHasCome() throws IOException {
        write(
                """
                # stands still for a minute, is then set back, and runs
                2026-03-02T10:00:00Z 2026-11-25T14:00:00Z 0

                2026-03-02T10:01:00Z 2026-11-25T13:00:00Z 1
                """);
        var clock = new RehearsalClock(file, machine);
        machine.set(START.plusSeconds(59));
        assertThat(clock.instant()).isEqualTo("2026-11-25T14:00:00Z");
        machine.set(START.plusSeconds(61));
        assertThat(clock.instant()).isEqualTo("2026-11-25T13:00:01Z");
    }

    @Test
    void aChangeOfTheFileIsSeenWithinATenthOfASecond() throws IOException {
        write("2026-03-02T10:00:00Z 2026-11-25T14:00:00Z 1");
        var clock = new RehearsalClock(file, machine);
        clock.instant();
        write("2026-03-02T10:00:00Z 2026-12-25T14:00:00Z 1");
        machine.set(START.plus(Duration.ofMillis(100)));
        assertThat(clock.instant()).isEqualTo("2026-12-25T14:00:00.100Z");
    }

    @Test
    void aFileThatBreaksLeavesWhatWasRead() throws IOException {
        write("2026-03-02T10:00:00Z 2026-11-25T14:00:00Z 1");
        var clock = new RehearsalClock(file, machine);
        write("half a li");
        machine.set(START.plusSeconds(1));
        assertThat(clock.instant()).isEqualTo("2026-11-25T14:00:01Z");
        Files.delete(file);
        machine.set(START.plusSeconds(2));
        assertThat(clock.instant()).isEqualTo("2026-11-25T14:00:02Z");
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedAtTheStart() throws IOException {
        assertThatThrownBy(() -> new RehearsalClock(file, machine))
                .hasMessageContaining("cannot read the file");
        write("# nothing");
        assertThatThrownBy(() -> new RehearsalClock(file, machine))
                .hasMessageContaining("has no line");
        write("2026-03-02 2026-11-25T14:00:00Z 1");
        assertThatThrownBy(() -> new RehearsalClock(file, machine))
                .hasMessageContaining("openbell.rehearsal-clock")
                .hasMessageContaining("is not FROM SHOWS RATE");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }
}
