package dev.openbell.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietCollectionTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest(name = "{0} MiB used, {1} live: {2}")
    @CsvSource({
        "20, 0, false",
        "40, 0, true",
        "40, 19, false",
        "60, 28, true",
        "180, 93, false",
        "200, 93, true"
    })
    void oneCollectionWhenMoreThanHalfIsGarbageAndEnoughOfIt(
            long used, long live, boolean expected) {
        assertThat(new OldGeneration(used << 20, live << 20).isMostlyGarbage()).isEqualTo(expected);
    }

    @Test
    void noneShortlyBeforeABellOrWhileOneIsLate() {
        assertThat(QuietCollection.isNear(Optional.empty(), NOON)).isFalse();
        assertThat(QuietCollection.isNear(Optional.of(NOON.plusSeconds(10)), NOON)).isFalse();
        assertThat(QuietCollection.isNear(Optional.of(NOON.plusSeconds(9)), NOON)).isTrue();
        assertThat(QuietCollection.isNear(Optional.of(NOON.minusSeconds(1)), NOON)).isTrue();
    }
}
