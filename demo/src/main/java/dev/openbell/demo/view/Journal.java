package dev.openbell.demo.view;

import dev.openbell.demo.scene.Bell;
import dev.openbell.demo.scene.Flips;
import dev.openbell.demo.scene.Note;
import dev.openbell.demo.scene.Scene;
import dev.openbell.demo.scene.Settled;
import dev.openbell.demo.scene.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is new in a scene, as lines for a file or a log. Remembers what it told, since facts come
 * late: a write is known only when the audit log has it.
 */
public final class Journal {
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Pen pen;
    private final List<Object> told = new ArrayList<>();
    private Instant lastWord = Instant.EPOCH;

    public Journal(Pen pen) {
        this.pen = pen;
    }

    /**
     * Lines for all that was not told yet; after some silence, a line that says what is awaited.
     */
    public List<String> lines(Scene scene) {
        var fresh = new ArrayList<Line>();
        scene.rung().forEach(bell -> tell(bell, bell.at(), sentence(bell), fresh));
        scene.writes().forEach(write -> tell(write, write.at(), sentence(write, scene), fresh));
        scene.settled().forEach(s -> tell(s, s.at(), sentence(s), fresh));
        scene.notes().forEach(note -> tell(note, note.at(), sentence(note), fresh));
        if (fresh.isEmpty() && Duration.between(lastWord, scene.now()).compareTo(SILENCE) >= 0) {
            fresh.add(new Line(scene.now(), awaited(scene)));
        }
        if (!fresh.isEmpty()) {
            lastWord = scene.now();
        }
        return fresh.stream()
                .sorted(Comparator.comparing(Line::at))
                .map(line -> Words.exactTime(line.at()) + "  " + line.text())
                .toList();
    }

    private record Line(Instant at, String text) {}

    private void tell(Object fact, Instant at, String text, List<Line> lines) {
        if (!told.contains(fact)) {
            told.add(fact);
            lines.add(new Line(at, text));
        }
    }

    private static String sentence(Bell bell) {
        return "BELL    the market " + (bell.opens() ? "opens" : "closes");
    }

    private String sentence(Write write, Scene scene) {
        var change =
                write.part()
                        + " "
                        + (write.before().isPresent()
                                ? write.before().getAsInt() + pen.arrow() + write.after()
                                : "starts with " + write.after());
        return "pods    "
                + change
                + Flips.of(scene).stream()
                        .flatMap(
                                flip ->
                                        flip.hands().stream()
                                                .filter(h -> h.part().equals(write.part()))
                                                .filter(
                                                        h ->
                                                                flip.bell()
                                                                        .at()
                                                                        .plus(h.lateness())
                                                                        .equals(write.at())))
                        .findFirst()
                        .map(
                                hand ->
                                        ", "
                                                + Words.fromBell(hand.lateness())
                                                + (hand.lateness().isNegative()
                                                        ? " of the bell"
                                                        : " the bell"))
                        .orElse("");
    }

    private static String sentence(Settled settled) {
        return "ready   " + settled.part() + ": all " + settled.pods() + " Ready";
    }

    private static String sentence(Note note) {
        return "event   " + note.text();
    }

    private static String awaited(Scene scene) {
        return "        "
                + scene.nextBell()
                        .map(
                                bell ->
                                        "the market "
                                                + (bell.opens() ? "opens " : "closes ")
                                                + Words.countdown(
                                                        Duration.between(scene.now(), bell.at())))
                        .orElse("waiting for the schedule's first answer");
    }
}
