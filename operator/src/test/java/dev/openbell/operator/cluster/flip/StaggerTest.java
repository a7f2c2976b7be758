package dev.openbell.operator.cluster.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StaggerTest {

    private static final Stagger FIFTY = new Stagger(50);

    @Test
    void oneSecondsWorthIsNotSpread() {
        assertThat(FIFTY.ahead("uid", 1)).isZero();
        assertThat(FIFTY.ahead("uid", 50)).isZero();
    }

    @Test
    void aClusterKeepsItsPlace() {
        assertThat(FIFTY.ahead("uid", 1000)).isEqualTo(FIFTY.ahead("uid", 1000)).isPositive();
        assertThat(FIFTY.ahead("uid", 2000).toMillis())
                .isBetween(
                        FIFTY.ahead("uid", 1000).toMillis() * 2 - 2,
                        FIFTY.ahead("uid", 1000).toMillis() * 2 + 2);
    }

    @Test
    void aThousandAreSpreadEvenlyOverTwentySeconds() {
        var inSecond = new int[20];
        IntStream.range(0, 1000)
                .mapToObj(i -> UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}))
                .map(uid -> FIFTY.ahead(uid.toString(), 1000))
                .forEach(ahead -> inSecond[(int) ahead.toSeconds()]++);
        assertThat(IntStream.of(inSecond)).allMatch(count -> count >= 25 && count <= 80);
    }

    @Test
    void aRateOfNothingIsRefusedByItsName() {
        assertThatThrownBy(() -> new Stagger(0))
                .hasMessage("openbell.warm-ups-per-second: must be at least 1, but is 0");
        assertThat(new Stagger(1).ahead("uid", 3)).isLessThan(Duration.ofSeconds(3));
    }
}
