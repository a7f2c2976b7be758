package dev.openbell.demo.view;

import java.io.PrintStream;
import java.util.List;

/** Draws a picture over the one before, without clearing what was on the terminal earlier. */
public final class Canvas implements AutoCloseable {
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private int height;

    public Canvas(PrintStream out) {
        this.out = out;
    }

    public synchronized void draw(List<String> lines) {
        var frame = new StringBuilder(HIDE_CURSOR);
        if (height > 0) {
            frame.append("\u001b[").append(height).append("A\r");
        }
        lines.forEach(line -> frame.append(line).append(CLEAR_LINE).append('\n'));
        frame.append(CLEAR_BELOW);
        out.print(frame);
        out.flush();
        height = lines.size();
    }

    /** Leaves the last picture where it is. */
    @Override
    public synchronized void close() {
        if (height > 0) {
            out.print(SHOW_CURSOR);
            out.flush();
            height = 0;
        }
    }
}
