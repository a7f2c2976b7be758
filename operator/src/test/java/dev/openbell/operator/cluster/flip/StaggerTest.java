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
        assertThat(FIFTY.share("uid", 1).own()).isZero();
        assertThat(FIFTY.share("uid", 50).own()).isZero();
    }

    @Test
    void aClusterKeepsItsPlace() {
        assertThat(FIFTY.share("uid", 1000).own())
                .isEqualTo(FIFTY.share("uid", 1000).own())
                .isPositive();
        assertThat(FIFTY.share("uid", 2000).own().toMillis())
                .isBetween(
                        FIFTY.share("uid", 1000).own().toMillis() * 2 - 2,
                        FIFTY.share("uid", 1000).own().toMillis() * 2 + 2);
    }

    @Test
    void aThousandAreSpreadEvenlyOverTwentySeconds() {
        var inSecond = new int[20];
        IntStream.range(0, 1000)
                .mapToObj(i -> UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}))
                .map(uid -> FIFTY.share(uid.toString(), 1000).own())
                .forEach(ahead -> inSecond[(int) ahead.toSeconds()]++);
        assertThat(IntStream.of(inSecond)).allMatch(count -> count >= 25 && count <= 80);
    }

    @Test
    void aRateOfNothingIsRefusedByItsName() {
        assertThatThrownBy(() -> new Stagger(0))
                .hasMessage("openbell.warm-ups-per-second: must be at least 1, but is 0");
        assertThat(new Stagger(1).share("uid", 3).own()).isLessThan(Duration.ofSeconds(3));
    }
}
