package dev.openbell.api;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as the API spells them: hours, minutes and seconds in this order, like {@code 30s},
 * {@code 5m}, {@code 2h} or {@code 1h30m}; milliseconds alone, like {@code 200ms}, where a latency
 * is meant. Never negative.
 */
public final class Durations {
    private static final Pattern SPELLING =
            Pattern.compile("(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,5})s)?|(\\d{1,6})(ms|s)");

    private Durations() {}

    /**
     * The duration that the text says.
     *
     * @throws IllegalArgumentException with a sentence for people, when the text says none
     */
    public static Duration parse(String text) {
        Matcher matcher = SPELLING.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a duration: write hours, minutes and seconds like 30s, 5m or 1h30m."
                            .formatted(text));
        }
        if (matcher.group(4) != null) {
            long amount = Long.parseLong(matcher.group(4));
            return "ms".equals(matcher.group(5))
                    ? Duration.ofMillis(amount)
                    : Duration.ofSeconds(amount);
        }
        return Duration.ofHours(amount(matcher, 1))
                .plusMinutes(amount(matcher, 2))
                .plusSeconds(amount(matcher, 3));
    }

    /**
     * The shortest spelling of a duration: {@code 90m} comes back as {@code 1h30m}, nothing as
     * {@code 0s}. Whole seconds are written in hours, minutes and seconds, anything finer in
     * milliseconds (and what is finer than those is cut off).
     *
     * @throws IllegalArgumentException when the duration is negative
     */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "A duration must not be negative: " + duration + ".");
        }
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.getSeconds() == 0) {
            return "0s";
        }
        var text = new StringBuilder();
        append(text, duration.toHours(), 'h');
        append(text, duration.toMinutesPart(), 'm');
        append(text, duration.toSecondsPart(), 's');
        return text.toString();
    }

    private static long amount(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static void append(StringBuilder text, long amount, char unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }
}
