package dev.openbell.operator.cluster.flip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadsTest {

    private static final int FLIPS = 20_000;

    @Test
    void withoutAnyFlipFortySecondsAreAssumed() {
        assertThat(Leads.learned(List.of())).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void fewFlipsShortenTheLeadOnlyIfTheyAreAlike() {
        assertThat(Leads.learned(List.of(6))).isEqualTo(Duration.ofSeconds(40));
        assertThat(Leads.learned(List.of(6, 6))).isEqualTo(Duration.ofSeconds(40));
        assertThat(Leads.learned(List.of(6, 6, 6))).isEqualTo(Duration.ofSeconds(8));
        assertThat(Leads.learned(List.of(6, 9, 6, 12, 6, 7, 6))).isEqualTo(Duration.ofSeconds(40));
        assertThat(Leads.learned(List.of(6, 9, 6, 12, 6, 7, 6, 6, 6, 6)))
                .isEqualTo(Duration.ofSeconds(14));
        assertThat(Leads.learned(List.of(40))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void theMarginShrinksAsMoreIsKnown() {
        assertThat(Leads.learned(List.of(60))).isEqualTo(Duration.ofSeconds(90));
        assertThat(Leads.learned(List.of(60, 60))).isEqualTo(Duration.ofSeconds(80));
        assertThat(Leads.learned(Collections.nCopies(16, 20))).isEqualTo(Duration.ofSeconds(22));
    }

    @Test
    void noLeadIsLongerThanAnHour() {
        assertThat(Leads.learned(List.of(3600, 3000))).isEqualTo(Duration.ofHours(1));
        assertThat(Leads.with(List.of(), Duration.ofDays(2))).containsExactly(3600);
    }

    @Test
    void onlyTheLastSixteenAreRemembered() {
        List<Integer> seconds = List.of();
        for (int i = 0; i < 20; i++) {
            seconds = Leads.with(seconds, Duration.ofSeconds(30).plusMillis(i));
        }
        assertThat(seconds).hasSize(16);
    }

    @Test
    void aSecondThatHasBegunCounts() {
        assertThat(Leads.with(List.of(), Duration.ofMillis(1001))).containsExactly(2);
        assertThat(Leads.with(List.of(), Duration.ofMillis(1000))).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 60, 300})
    void aSlowerStartIsLearnedAtOnce(int slow) {
        var seconds = Leads.with(Collections.nCopies(16, 4), Duration.ofSeconds(slow));
        assertThat(Leads.learned(seconds)).isGreaterThanOrEqualTo(Duration.ofSeconds(slow));
    }

    @Test
    void aFasterStartIsLearnedWithThreeFlips() {
        List<Integer> seconds = Collections.nCopies(16, 60);
        for (int flip = 0; flip < 3; flip++) {
            assertThat(Leads.learned(seconds)).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
            seconds = Leads.with(seconds, Duration.ofSeconds(10));
        }
        assertThat(Leads.learned(seconds)).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    /** The same pods, flip by flip: none of the first ones may be the price of learning. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 9, 10, 16})
    void startsAtRandomAreCoveredFromTheFirstFlipOn(int known) {
        var random = new Random(known);
        int late = 0;
        for (int cluster = 0; cluster < FLIPS; cluster++) {
            List<Integer> seconds =
                    IntStream.range(0, known).mapToObj(i -> 5 + random.nextInt(26)).toList();
            late += 5 + random.nextInt(26) > Leads.learned(seconds).toSeconds() ? 1 : 0;
        }
        assertThat(late).isLessThan(FLIPS / 100);
    }

    /** Pods that need 5 to 30 s at random are Ready at 99 of 100 bells, at most twice too early. */
    @Test
    void startsAtRandomAreCoveredInNinetyNineOfAHundred() {
        var random = new Random(1);
        List<Integer> seconds = new ArrayList<>();
        int late = 0;
        double lead = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            int start = 5 + random.nextInt(26);
            var learned = Leads.learned(seconds).toSeconds();
            if (start > learned) {
                late++;
            }
            lead += learned;
            seconds = Leads.with(seconds, Duration.ofSeconds(start));
        }
        assertThat(late).isLessThan(FLIPS / 100);
        assertThat(lead / FLIPS).isLessThan(2 * 17.5);
    }
}
