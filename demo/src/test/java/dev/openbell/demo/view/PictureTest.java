package dev.openbell.demo.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.demo.Scenes;
import dev.openbell.demo.scene.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final Pen PLAIN = new Pen(false, true, 80);

    @Test
    void theFirstGlanceTellsWhoWorksAndUntilWhen() {
        assertThat(picture(Scenes.trading()))
                .contains(" 12:00:23 UTC   The market is open and closes in 7 s: Trading works");
    }

    @Test
    void podsAreDotsAndThoseThatAreNotReadyYetAreHollow() {
        assertThat(picture(Scenes.handingOver()))
                .contains(" learning    while closed     ●◌      1 of 2 Ready")
                .contains(" web         always           ●       1 of 1 Ready");
    }

    @Test
    void aBellThatHasRungShowsItsLatenessAndTheNextOneItsCountdown() {
        assertThat(picture(Scenes.handingOver()))
                .contains(" 12:00:30  market closes 3→0 +12 ms       0→2 +2.3 s")
                .contains(" 12:01:20  market opens  in 50 s");
        assertThat(picture(Scenes.over()))
                .contains(" 12:01:20  market opens  0→3 4.0 s ahead  2→0 +8 ms        1.5 s after");
    }

    @Test
    void theTimelineHasTheMeasuredPastLeftAndThePlanRightOfNow() {
        var trading = line(Scenes.trading(), " trading ");
        var now = line(Scenes.trading(), "▼ now").indexOf('▼');
        assertThat(trading.charAt(now - 1)).isEqualTo('█');
        assertThat(trading.charAt(now)).isEqualTo('░');
        assertThat(trading.charAt(now + 10)).isEqualTo('·');
        assertThat(line(Scenes.trading(), " learning ").charAt(now + 10)).isEqualTo('░');
        assertThat(line(Scenes.trading(), "╵12:00:30").indexOf('╵')).isBetween(now, now + 5);
    }

    @Test
    void everyPictureHasTheSameHeightAndFitsASmallTerminal() {
        for (var scene : List.of(Scenes.trading(), Scenes.handingOver(), Scenes.over())) {
            var lines = new Picture(scene, PLAIN).lines();
            assertThat(lines).hasSizeLessThan(24).allMatch(line -> line.length() < 80);
            assertThat(lines).hasSameSizeAs(new Picture(Scenes.trading(), PLAIN).lines());
        }
    }

    @Test
    void beforeAnythingIsKnownItSaysWhatItWaitsFor() {
        var scene = Scenes.trading();
        var empty =
                new Scene(
                        scene.now(),
                        scene.place(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        assertThat(String.join("\n", new Picture(empty, PLAIN).lines()))
                .contains("waiting for the schedule's first answer");
    }

    @Test
    void withoutColoursAndLineArtItIsPlainAscii() {
        var lines = new Picture(Scenes.over(), new Pen(false, false, 80)).lines();
        assertThat(String.join("\n", lines)).matches("[\\n -~]*").contains("2->0 +8 ms");
    }

    @Test
    void coloursDoNotChangeTheText() {
        var coloured =
                String.join("\n", new Picture(Scenes.over(), new Pen(true, true, 80)).lines());
        assertThat(coloured).contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", ""))
                .isEqualTo(String.join("\n", new Picture(Scenes.over(), PLAIN).lines()));
    }

    private static List<String> picture(Scene scene) {
        return new Picture(scene, PLAIN).lines().stream().map(String::stripTrailing).toList();
    }

    private static String line(Scene scene, String with) {
        return picture(scene).stream().filter(l -> l.contains(with)).findFirst().orElseThrow();
    }
}
