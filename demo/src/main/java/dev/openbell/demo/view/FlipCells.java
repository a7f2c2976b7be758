package dev.openbell.demo.view;

import dev.openbell.demo.scene.Flip;
import dev.openbell.demo.scene.Part;
import java.util.List;

/** What each switching component did at a bell, in columns. */
record FlipCells(Flip flip, Pen pen) {
    static final int WIDTH = 17;

    String of(List<Part> parts) {
        var cells = new StringBuilder();
        parts.forEach(part -> cells.append(cell(part)));
        return cells.toString();
    }

    private String cell(Part part) {
        return flip.hands().stream()
                .filter(hand -> hand.part().equals(part.name()))
                .findFirst()
                .map(
                        hand -> {
                            var text = Words.hand(hand, pen);
                            return pen.paint(Words.judged(hand), text)
                                    + " ".repeat(Math.max(1, WIDTH - text.length()));
                        })
                .orElse("..." + " ".repeat(WIDTH - 3));
    }
}
