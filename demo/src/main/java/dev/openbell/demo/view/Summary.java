package dev.openbell.demo.view;

import dev.openbell.demo.scene.Flip;
import dev.openbell.demo.scene.Flips;
import dev.openbell.demo.scene.Scene;
import dev.openbell.demo.view.Pen.Ink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was shown, at the end. */
public final class Summary {
    private Summary() {}

    /**
     * @param took from the cluster being up until the last side was shown
     */
    public static List<String> lines(Scene scene, Duration took, Pen pen) {
        var lines = new ArrayList<String>();
        lines.add(
                pen.paint(Ink.TITLE, String.join(" " + pen.arrow() + " ", Flips.shown(scene)))
                        + ", shown "
                        + took.toSeconds()
                        + " s after the cluster was up:");
        Flips.of(scene).stream()
                .filter(flip -> !flip.hands().isEmpty())
                .forEach(flip -> lines.add(flip(flip, pen)));
        lines.add(
                pen.paint(Ink.FAINT, "Times from the bell by " + scene.place().measuredBy() + "."));
        return lines;
    }

    private static String flip(Flip flip, Pen pen) {
        var hands = flip.hands().stream().map(h -> h.part() + " " + Words.hand(h, pen)).toList();
        return "  "
                + Words.time(flip.bell().at())
                + (flip.bell().opens() ? " opens   " : " closes  ")
                + String.join(", ", hands)
                + flip.settled().map(after -> ", Ready " + Words.fromBell(after)).orElse("");
    }
}
