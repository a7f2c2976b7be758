package dev.openbell.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "5m, PT5M",
        "2h, PT2H",
        "1h30m, PT1H30M",
        "1h30s, PT1H0M30S",
        "90m, PT1H30M",
        "300s, PT5M",
        "200ms, PT0.2S",
        "123456s, PT123456S",
        "99999h, PT99999H",
        "0s, PT0S",
        "007s, PT7S"
    })
    void whatTheApiSpellsIsRead(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "5", "s", "-5s", "5s1m", "1d", "1.5h", "5 s", "1h30", "100000h", "5S",
                "1h200ms", "Learned", "5s\n", "٣s"
            })
    void anythingElseIsRefusedByASentence(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' is not a duration: write hours, minutes and seconds like 30s, 5m or 1h30m.",
                        text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT90M, 1h30m",
        "PT300S, 5m",
        "PT0.2S, 200ms",
        "PT1.5S, 1500ms",
        "PT1H0M1S, 1h1s"
    })
    void theShortestSpellingIsWritten(Duration duration, String text) {
        assertThat(Durations.format(duration)).isEqualTo(text);
    }

    @Test
    void aNegativeDurationHasNoSpelling() {
        assertThatThrownBy(() -> Durations.format(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A duration must not be negative: PT-1S.");
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll @LongRange(max = 99_999L * 3600) long seconds) {
        var duration = Duration.ofSeconds(seconds);
        assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
    }
}
