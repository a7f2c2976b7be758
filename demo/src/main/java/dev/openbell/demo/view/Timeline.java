package dev.openbell.demo.view;

import dev.openbell.demo.scene.Bell;
import dev.openbell.demo.scene.Part;
import dev.openbell.demo.scene.Scene;
import dev.openbell.demo.view.Pen.Ink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The switching components over time: left of now what was measured, right of it what the schedule
 * plans.
 */
final class Timeline {
    static final int MARGIN = 12;
    private static final Duration COLUMN = Duration.ofSeconds(2);
    private static final int MOST_COLUMNS = 64;

    private final Scene scene;
    private final Pen pen;
    private final int columns;
    private final Instant start;

    Timeline(Scene scene, Pen pen) {
        this.scene = scene;
        this.pen = pen;
        this.columns = Math.clamp(pen.columns() - MARGIN - 2, 16, MOST_COLUMNS);
        // On a grid, so that the picture moves by whole columns.
        var now = scene.now().toEpochMilli() / COLUMN.toMillis() * COLUMN.toMillis();
        this.start = Instant.ofEpochMilli(now).minus(COLUMN.multipliedBy(nowColumn()));
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(" ".repeat(MARGIN + nowColumn()) + pen.paint(Ink.TITLE, pen.nowMark() + " now"));
        scene.switching().forEach(part -> lines.add(row(part)));
        lines.add(pen.paint(Ink.FAINT, labels()));
        return lines;
    }

    private int nowColumn() {
        return columns / 2;
    }

    private Instant at(int column) {
        return start.plus(COLUMN.multipliedBy(column)).plus(COLUMN.dividedBy(2));
    }

    private String row(Part part) {
        var past = new StringBuilder();
        var future = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            if (column < nowColumn()) {
                past.append(worked(part, at(column)) ? pen.worked() : pen.rest());
            } else {
                future.append(works(part, at(column)) ? pen.planned() : pen.rest());
            }
        }
        var ink = Words.side(part.worksWhenOpen());
        var name = pen.fit(" " + part.name(), pen.columns() - MARGIN);
        return pen.paint(ink, name + " ".repeat(MARGIN - name.length()) + past + future);
    }

    /** Whether it asked for pods then, by the writes that were seen. */
    private boolean worked(Part part, Instant then) {
        var writes = scene.writes().stream().filter(w -> w.part().equals(part.name())).toList();
        if (writes.isEmpty()) {
            return false;
        }
        return writes.stream()
                .filter(write -> !write.at().isAfter(then))
                .reduce((earlier, later) -> later)
                .map(write -> write.after() > 0)
                .orElse(writes.getFirst().before().orElse(0) > 0);
    }

    private boolean works(Part part, Instant then) {
        return scene.openAt(then).map(open -> open == part.worksWhenOpen()).orElse(false);
    }

    private String labels() {
        var line = new StringBuilder(" ".repeat(MARGIN));
        for (var bell : scene.bells()) {
            var column = MARGIN + column(bell);
            var label = pen.bellMark() + Words.time(bell.at());
            if (column >= Math.max(MARGIN, line.length())
                    && column + label.length() <= MARGIN + columns) {
                line.append(" ".repeat(column - line.length())).append(label);
            }
        }
        return line.toString();
    }

    private int column(Bell bell) {
        return Math.toIntExact(
                Math.floorDiv(Duration.between(start, bell.at()).toMillis(), COLUMN.toMillis()));
    }
}
