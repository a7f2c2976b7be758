package dev.openbell.demo.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.demo.Scenes;
import dev.openbell.demo.scene.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Pen PLAIN = new Pen(false, false, 80);

    @Test
    void everythingIsToldOnceAndInOrder() {
        var journal = new Journal(PLAIN);
        assertThat(journal.lines(Scenes.trading()))
                .containsExactly(
                        "12:00:05.000  pods    trading starts with 3",
                        "12:00:05.000  pods    learning starts with 0",
                        "12:00:10.000  ready   trading: all 3 Ready",
                        "12:00:11.000  event   All components are rolled out.");
        assertThat(journal.lines(Scenes.trading())).isEmpty();
        assertThat(journal.lines(Scenes.handingOver()))
                .containsExactly(
                        "12:00:30.000  BELL    the market closes",
                        "12:00:30.012  pods    trading 3->0, 0.0 s after the bell",
                        "12:00:32.340  pods    learning 0->2, 2.3 s after the bell");
    }

    @Test
    void aLongSilenceIsBrokenByWhatIsAwaited() {
        var journal = new Journal(PLAIN);
        journal.lines(Scenes.handingOver());
        var scene = Scenes.over();
        journal.lines(scene);
        var later =
                new Scene(
                        scene.now().plusSeconds(20),
                        scene.place(),
                        scene.bells(),
                        scene.parts(),
                        scene.writes(),
                        scene.settled(),
                        scene.notes());
        assertThat(journal.lines(later)).hasSize(1);
        assertThat(journal.lines(later)).isEmpty();
    }

    @Test
    void theSummaryHasEveryFlip() {
        assertThat(Summary.lines(Scenes.over(), Duration.ofSeconds(84), PLAIN))
                .containsExactly(
                        "Trading -> Learning -> Trading, shown 84 s after the cluster was up:",
                        "  12:00:30 closes  trading 3->0 +12 ms, learning 0->2 +2.3 s, Ready 4.0 s after",
                        "  12:01:20 opens   trading 0->3 4.0 s ahead, learning 2->0 +8 ms, Ready 1.5 s after",
                        "Times from the bell by a test.");
    }
}
