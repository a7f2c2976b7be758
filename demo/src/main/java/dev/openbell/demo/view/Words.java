package dev.openbell.demo.view;

import dev.openbell.demo.scene.Flip;
import dev.openbell.demo.view.Pen.Ink;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and numbers in the words of the demo. */
final class Words {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration ON_TIME = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofSeconds(5);

    private Words() {}

    static String time(Instant at) {
        return SECONDS.format(at);
    }

    static String exactTime(Instant at) {
        return MILLIS.format(at);
    }

    /** Whole seconds, the one that has begun included: a countdown reaches 0 at the bell. */
    static String countdown(Duration left) {
        return "in " + Math.max(0, (left.toMillis() + 999) / 1000) + " s";
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** Like {@code +12 ms}, or {@code 4.2 s ahead} for a write that came to warm pods. */
    static String lateness(Duration lateness) {
        if (lateness.isNegative()) {
            return seconds(lateness.negated()) + " ahead";
        }
        return lateness.compareTo(ON_TIME) < 0
                ? "+" + lateness.toMillis() + " ms"
                : "+" + seconds(lateness);
    }

    /** Like {@code 8.5 s ahead} or {@code 1.5 s after}, of a bell. */
    static String fromBell(Duration after) {
        return after.isNegative() ? seconds(after.negated()) + " ahead" : seconds(after) + " after";
    }

    /** What goes stays until its sessions have ended, so only what comes can be late. */
    static Ink judged(Flip.Hand hand) {
        if (hand.after() == 0 || hand.lateness().compareTo(ON_TIME) < 0) {
            return Ink.GOOD;
        }
        return hand.lateness().compareTo(LATE) < 0 ? Ink.FAIR : Ink.BAD;
    }

    static Ink side(boolean worksWhenOpen) {
        return worksWhenOpen ? Ink.TRADING : Ink.LEARNING;
    }

    /** Like {@code 0→3 +12 ms}. */
    static String hand(Flip.Hand hand, Pen pen) {
        return hand.before() + pen.arrow() + hand.after() + " " + lateness(hand.lateness());
    }
}
