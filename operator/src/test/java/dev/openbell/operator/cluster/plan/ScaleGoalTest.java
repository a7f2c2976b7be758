package dev.openbell.operator.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScaleGoalTest {

    @Property
    void offWritesZeroOverAnythingElse(@ForAll @IntRange(max = 1000) int present) {
        assertThat(new ScaleGoal.Off().write(present))
                .isEqualTo(present == 0 ? OptionalInt.empty() : OptionalInt.of(0));
    }

    @Property
    void exactlyWritesItsNumberOverAnyOther(
            @ForAll @IntRange(max = 50) int pods, @ForAll @IntRange(max = 50) int present) {
        assertThat(new ScaleGoal.Exactly(pods).write(present))
                .isEqualTo(present == pods ? OptionalInt.empty() : OptionalInt.of(pods));
    }

    @Property
    void autoLiftsWhatIsBelowAndLeavesTheRestToTheAutoscaler(
            @ForAll @IntRange(max = 50) int min,
            @ForAll @IntRange(max = 50) int more,
            @ForAll @IntRange(max = 200) int present) {
        assertThat(new ScaleGoal.Auto(min, min + more).write(present))
                .isEqualTo(present < min ? OptionalInt.of(min) : OptionalInt.empty());
    }

    @Property
    void keepNeverWrites(@ForAll @IntRange(max = 1000) int present) {
        assertThat(new ScaleGoal.Keep().write(present)).isEmpty();
    }

    @Test
    void aDeploymentIsBornWithWhatItsGoalAsksFor() {
        assertThat(new ScaleGoal.Off().first()).isZero();
        assertThat(new ScaleGoal.Exactly(3).first()).isEqualTo(3);
        assertThat(new ScaleGoal.Auto(2, 9).first()).isEqualTo(2);
        assertThat(new ScaleGoal.Keep().first()).isZero();
    }

    @Property
    void afterAWriteNothingIsLeftToWrite(
            @ForAll @IntRange(max = 50) int pods, @ForAll @IntRange(max = 50) int present) {
        for (var goal :
                new ScaleGoal[] {
                    new ScaleGoal.Off(), new ScaleGoal.Exactly(pods), new ScaleGoal.Auto(pods, 99)
                }) {
            assertThat(goal.write(goal.write(present).orElse(present))).isEmpty();
            assertThat(goal.write(goal.first())).isEmpty();
        }
    }
}
