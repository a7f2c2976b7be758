package dev.openbell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KedaCommandTest {

    @Test
    void manyObjectsSettleLonger() {
        assertThat(KedaCommand.settling(1, 0))
                .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(KedaCommand.settling(1000, 0)).isGreaterThan(Duration.ofSeconds(470 + 60));
    }

    @Test
    void whoKnowsBetterSaysHowLong() {
        assertThat(KedaCommand.settling(1000, 30)).isEqualTo(Duration.ofSeconds(30));
    }
}
