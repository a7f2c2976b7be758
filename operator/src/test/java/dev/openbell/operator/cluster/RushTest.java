package dev.openbell.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RushTest {

    private static final Instant BELL = Instant.parse("2026-07-01T13:30:00Z");

    private final Rush rush = new Rush();

    @Test
    void beforeTheFirstWriteThereIsNone() {
        assertThat(rush.isOn(BELL)).isFalse();
    }

    @Test
    void itEndsWithASilence() {
        rush.wrote(BELL);
        rush.wrote(BELL.plusMillis(200));
        assertThat(rush.isOn(BELL.plusMillis(500))).isTrue();
        assertThat(rush.isOn(BELL.plusMillis(501))).isFalse();
    }

    @Test
    void itEndsThoughTheWritesGoOn() {
        var end = BELL.plus(Rush.LONGEST);
        for (var at = BELL; at.isBefore(end.plusSeconds(5)); at = at.plusMillis(100)) {
            rush.wrote(at);
            assertThat(rush.isOn(at)).isEqualTo(at.isBefore(end));
        }
    }

    @Test
    void afterASilenceAnotherBegins() {
        rush.wrote(BELL);
        rush.wrote(BELL.plusSeconds(60));
        assertThat(rush.isOn(BELL.plusSeconds(60))).isTrue();
    }

    @Test
    void aClockThatWasSetBackEndsIt() {
        rush.wrote(BELL);
        assertThat(rush.isOn(BELL.minusSeconds(1))).isFalse();
        rush.wrote(BELL.minusSeconds(1));
        assertThat(rush.isOn(BELL.minusSeconds(1))).isTrue();
    }
}
