package dev.openbell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WindowStartTest {
    private static final Duration EVERY = Duration.ofSeconds(100);
    private static final Duration OPEN = Duration.ofSeconds(50);
    private static final Duration EARLIEST = Duration.ofSeconds(20);

    @Test
    void atAnyTimeTheMarketIsOpenAndTheFirstBellIsTwentyToFortySecondsAway() {
        var day = Instant.parse("2026-11-23T00:10:00Z");
        for (int second = 0; second < 23 * 3600; second += 7) {
            var now = day.plusSeconds(second);
            var position = position(now, WindowStart.chosen(now, EVERY, OPEN, EARLIEST));
            assertThat(position).as("at %s", now).isLessThan(OPEN);
            assertThat(OPEN.minus(position))
                    .as("at %s", now)
                    .isBetween(EARLIEST, EARLIEST.plusSeconds(20));
        }
    }

    @Test
    void justAfterMidnightTheWindowHasBegun() {
        var now = Instant.parse("2026-11-23T00:00:10Z");
        assertThat(WindowStart.chosen(now, EVERY, OPEN, EARLIEST)).isEqualTo(LocalTime.MIDNIGHT);
    }

    private static Duration position(Instant now, LocalTime start) {
        var since =
                now.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() - start.toSecondOfDay();
        return Duration.ofSeconds(Math.floorMod(since, EVERY.toSeconds()));
    }
}
