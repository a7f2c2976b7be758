package dev.openbell.demo.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.demo.Scenes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FlipsTest {

    @Test
    void latenessIsTheTimeOfTheWriteLessTheBell() {
        assertThat(Flips.of(Scenes.handingOver()))
                .singleElement()
                .satisfies(
                        flip ->
                                assertThat(flip.hands())
                                        .containsExactly(
                                                new Flip.Hand(
                                                        "trading", 3, 0, Duration.ofMillis(12)),
                                                new Flip.Hand(
                                                        "learning",
                                                        0,
                                                        2,
                                                        Duration.ofMillis(2_340))));
    }

    @Test
    void aWriteThatWarmsPodsBelongsToTheBellToComeAndIsEarly() {
        var opening = Flips.of(Scenes.over()).getLast();
        assertThat(opening.hands().getFirst().lateness()).isEqualTo(Duration.ofSeconds(-4));
        assertThat(opening.incoming()).contains("Trading");
    }

    @Test
    void aFlipIsSettledWhenAllPodsOfTheIncomingSideAreReady() {
        assertThat(Flips.of(Scenes.handingOver()).getFirst().settled()).isEmpty();
        assertThat(Flips.of(Scenes.over()))
                .extracting(flip -> flip.settled().orElseThrow())
                .containsExactly(Duration.ofSeconds(4), Duration.ofMillis(1_500));
    }

    @Test
    void sidesAreShownWhenTheyHadAllTheirPods() {
        assertThat(Flips.shown(Scenes.trading())).containsExactly("Trading");
        assertThat(Flips.shown(Scenes.handingOver())).containsExactly("Trading");
        assertThat(Flips.shown(Scenes.over())).containsExactly("Trading", "Learning", "Trading");
    }

    @Test
    void aWriteOfWhichNobodyKnowsWhatWasBeforeIsNoFlip() {
        var scene = Scenes.trading();
        var first = new Write(Scenes.CLOSE.plusMillis(1), "trading", OptionalInt.empty(), 0);
        assertThat(Flips.of(at(Scenes.CLOSE.plusSeconds(1), scene, List.of(first))))
                .singleElement()
                .satisfies(flip -> assertThat(flip.hands()).isEmpty());
    }

    @Test
    void theMarketIsOpenUntilTheFirstBellWhenThatOneCloses() {
        var scene = Scenes.trading();
        assertThat(scene.openAt(scene.now())).contains(true);
        assertThat(scene.openAt(Scenes.CLOSE)).contains(false);
        assertThat(scene.openAt(Scenes.OPEN)).contains(true);
        assertThat(scene.nextBell()).contains(new Bell(Scenes.CLOSE, false));
    }

    private static Scene at(Instant now, Scene scene, List<Write> writes) {
        return new Scene(
                now, scene.place(), scene.bells(), scene.parts(), writes, List.of(), List.of());
    }
}
