package dev.openbell.calendar;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A local time to the minute, from 00:00 to 24:00 inclusive. {@link java.time.LocalTime} has no
 * 24:00, which the end of a day needs.
 *
 * @param minutes minutes since 00:00, 0 to 1440
 */
public record TimeOfDay(int minutes) implements Comparable<TimeOfDay> {
    private static final Pattern TEXT = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");

    /** 00:00, the start of a day. */
    public static final TimeOfDay MIDNIGHT = new TimeOfDay(0);

    /** 24:00, the end of a day. */
    public static final TimeOfDay END_OF_DAY = new TimeOfDay(1440);

    /** Refuses what is not within a day. */
    public TimeOfDay {
        if (minutes < 0 || minutes > 1440) {
            throw new IllegalArgumentException(
                    "minutes: must lie between 0 and 1440, but is " + minutes);
        }
    }

    /**
     * Reads {@code HH:mm}.
     *
     * @throws IllegalArgumentException with a sentence when the text is anything else
     */
    public static TimeOfDay parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a time of day from 00:00 to 24:00 in the form HH:mm");
        }
        return of(Integer.parseInt(text, 0, 2, 10), Integer.parseInt(text, 3, 5, 10));
    }

    /** The time at this hour (0 to 24) and minute (0 to 59). */
    public static TimeOfDay of(int hour, int minute) {
        if (minute < 0 || minute > 59) {
            throw new IllegalArgumentException(
                    "minute: must lie between 0 and 59, but is " + minute);
        }
        return new TimeOfDay(hour * 60 + minute);
    }

    @Override
    public int compareTo(TimeOfDay other) {
        return Integer.compare(minutes, other.minutes);
    }

    /** In the form {@code HH:mm}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
