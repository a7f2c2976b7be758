package dev.openbell.demo.view;

/**
 * How things are drawn: with colours or without, with line art or in plain ASCII.
 *
 * @param columns width of the terminal
 */
public record Pen(boolean colours, boolean lineArt, int columns) {

    private static final String ESCAPE = "\u001b[";

    /** What a colour means, rather than which one it is. */
    public enum Ink {
        TITLE("1"),
        FAINT("2"),
        TRADING("32"),
        LEARNING("36"),
        GOOD("32"),
        FAIR("33"),
        BAD("31");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    String paint(Ink ink, String text) {
        return colours ? ESCAPE + ink.code + "m" + text + ESCAPE + "0m" : text;
    }

    /** The text cut to the columns that are left of the terminal after the given ones. */
    String fit(String text, int after) {
        var room = Math.max(8, columns - 1 - after);
        return text.length() <= room ? text : text.substring(0, room - 1) + (lineArt ? "…" : ">");
    }

    String worked() {
        return lineArt ? "█" : "#";
    }

    String planned() {
        return lineArt ? "░" : "+";
    }

    String rest() {
        return lineArt ? "·" : ".";
    }

    String nowMark() {
        return lineArt ? "▼" : "v";
    }

    String bellMark() {
        return lineArt ? "╵" : "'";
    }

    String ready() {
        return lineArt ? "●" : "*";
    }

    String starting() {
        return lineArt ? "◌" : "o";
    }

    String arrow() {
        return lineArt ? "→" : "->";
    }
}
