package dev.openbell.demo.view;

import dev.openbell.demo.scene.Bell;
import dev.openbell.demo.scene.Flip;
import dev.openbell.demo.scene.Flips;
import dev.openbell.demo.scene.Part;
import dev.openbell.demo.scene.Scene;
import dev.openbell.demo.view.Pen.Ink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A scene as a picture of a fixed height, to be drawn in place. */
public final class Picture {
    private static final int BELLS = 3;
    private static final int NOTES = 2;

    private final Scene scene;
    private final Pen pen;

    public Picture(Scene scene, Pen pen) {
        this.scene = scene;
        this.pen = pen;
    }

    /** The lines, none wider than the terminal. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(title());
        lines.add(pen.paint(Ink.FAINT, pen.fit("  operator " + scene.place().operator(), 0)));
        lines.add(market());
        lines.add("");
        lines.addAll(new Timeline(scene, pen).lines());
        lines.add("");
        lines.addAll(components());
        lines.add("");
        lines.addAll(bells());
        lines.add("");
        lines.addAll(notes());
        return lines;
    }

    private String title() {
        return " " + pen.paint(Ink.TITLE, "Openbell") + pen.fit("   " + scene.place().cluster(), 9);
    }

    private String market() {
        var open = scene.openAt(scene.now());
        if (open.isEmpty()) {
            return " " + Words.time(scene.now()) + " UTC   waiting for the schedule's first answer";
        }
        var works =
                scene.switching().stream()
                        .filter(part -> part.worksWhenOpen() == open.get())
                        .map(part -> ": " + part.title() + " works")
                        .findFirst()
                        .orElse("");
        var next =
                scene.nextBell()
                        .map(bell -> " and " + verb(bell) + " " + Words.countdown(left(bell)))
                        .orElse("");
        return " "
                + pen.paint(Ink.TITLE, Words.time(scene.now()) + " UTC")
                + "   "
                + pen.paint(
                        Words.side(open.get()),
                        "The market is " + (open.get() ? "open" : "closed") + next + works);
    }

    private Duration left(Bell bell) {
        return Duration.between(scene.now(), bell.at());
    }

    private static String verb(Bell bell) {
        return bell.opens() ? "opens" : "closes";
    }

    private List<String> components() {
        var lines = new ArrayList<String>();
        lines.add(heading("component   works            pods"));
        scene.parts().forEach(part -> lines.add(component(part)));
        return lines;
    }

    private String component(Part part) {
        var name = String.format(Locale.ROOT, " %-11s ", shortened(part.name(), 11));
        var works = String.format(Locale.ROOT, "%-16s ", works(part));
        var dots =
                pen.ready().repeat(Math.min(part.ready(), 10))
                        + pen.starting().repeat(Math.clamp(part.desired() - part.ready(), 0, 10));
        var text = dots.isEmpty() ? "none" : dots;
        var counted =
                part.desired() == 0 && part.ready() == 0
                        ? ""
                        : part.ready() + " of " + part.desired() + " Ready";
        var padded = text + " ".repeat(Math.max(1, 8 - text.length()));
        if (!part.switches()) {
            return name + works + padded + counted;
        }
        return pen.paint(
                dots.isEmpty() ? Ink.FAINT : Words.side(part.worksWhenOpen()),
                name + works + padded + counted);
    }

    private static String works(Part part) {
        return switch (part.activation()) {
            case "Session" -> "while open";
            case "OffSession" -> "while closed";
            case "Always" -> "always";
            default -> part.activation();
        };
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private List<String> bells() {
        var lines = new ArrayList<String>();
        lines.add(heading("bell                  " + columnsOfParts() + "all Ready"));
        var flips = Flips.of(scene);
        flips.stream()
                .skip(Math.max(0, flips.size() - (BELLS - 1)))
                .forEach(flip -> lines.add(flip(flip)));
        scene.nextBell().ifPresent(bell -> lines.add(coming(bell)));
        return filled(lines, BELLS + 1);
    }

    private String columnsOfParts() {
        var columns = new StringBuilder();
        scene.switching()
                .forEach(p -> columns.append(cell(shortened(p.name(), FlipCells.WIDTH - 1))));
        return columns.toString();
    }

    private static String cell(String text) {
        return text + " ".repeat(Math.max(1, FlipCells.WIDTH - text.length()));
    }

    private String flip(Flip flip) {
        return " "
                + Words.time(flip.bell().at())
                + String.format(Locale.ROOT, "  market %-6s ", verb(flip.bell()))
                + new FlipCells(flip, pen).of(scene.switching())
                + flip.settled().map(Words::fromBell).orElse("");
    }

    private String coming(Bell bell) {
        return pen.paint(
                Ink.FAINT,
                " "
                        + Words.time(bell.at())
                        + String.format(Locale.ROOT, "  market %-6s", verb(bell))
                        + " "
                        + Words.countdown(left(bell)));
    }

    private List<String> notes() {
        var lines = new ArrayList<String>();
        lines.add(heading("event"));
        scene.notes().stream()
                .skip(Math.max(0, scene.notes().size() - NOTES))
                .map(note -> Words.time(note.at()) + "  " + note.text())
                .forEach(text -> lines.add(" " + pen.fit(text, 1)));
        return filled(lines, NOTES + 1);
    }

    private String heading(String text) {
        return pen.paint(Ink.FAINT, " " + text);
    }

    private static List<String> filled(List<String> lines, int height) {
        while (lines.size() < height) {
            lines.add("");
        }
        return lines;
    }
}
