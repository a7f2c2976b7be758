package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a pair of cron lines gets wrong that opens on every weekday at half past nine and closes at
 * four, by the exchange's own clock: hours on without a session, and hours of a session without
 * being on.
 */
class NaiveCronTest {

    private record Span(Instant start, Instant end) {
        long overlap(Span other) {
            var from = start.isAfter(other.start) ? start : other.start;
            var to = end.isBefore(other.end) ? end : other.end;
            return Math.max(0, Duration.between(from, to).toSeconds());
        }

        long seconds() {
            return Duration.between(start, end).toSeconds();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "XNYS, 2024, 74.0, 0.0",
        "XNYS, 2025, 80.5, 0.0",
        "XNYS, 2026, 71.0, 0.0",
        "XHKG, 2024, 359.0, 0.0",
        "XHKG, 2025, 352.5, 0.0",
        "XHKG, 2026, 347.0, 0.0"
    })
    void hoursThatAPairOfCronLinesGetsWrong(
            String mic, int year, double onWithoutSession, double offInSession) {
        var calendar = MarketCalendars.builtIn().find(mic).orElseThrow();
        var first = LocalDate.of(year, 1, 1);
        var last = LocalDate.of(year, 12, 31);
        var sessions = new ArrayList<Span>();
        for (var session : calendar.sessions(first, last)) {
            session.segments().stream()
                    .filter(segment -> segment.phase() == Phase.Continuous)
                    .forEach(s -> sessions.add(new Span(s.start(), s.end())));
        }
        var cron = cron(calendar, first, last);
        long both =
                cron.stream().mapToLong(on -> sessions.stream().mapToLong(on::overlap).sum()).sum();
        double on = hours(cron) - both / 3600.0;
        double off = hours(sessions) - both / 3600.0;
        System.out.printf(
                Locale.ROOT,
                "%s %d: cron is on for %.1f h without a session, and off for %.1f h of sessions%n",
                mic,
                year,
                on,
                off);
        assertThat(on).isEqualTo(onWithoutSession);
        assertThat(off).isEqualTo(offInSession);
    }

    private static List<Span> cron(MarketCalendar calendar, LocalDate first, LocalDate last) {
        var spans = new ArrayList<Span>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                spans.add(
                        new Span(
                                day.atTime(LocalTime.of(9, 30)).atZone(calendar.zone()).toInstant(),
                                day.atTime(LocalTime.of(16, 0))
                                        .atZone(calendar.zone())
                                        .toInstant()));
            }
        }
        return spans;
    }

    private static double hours(List<Span> spans) {
        return spans.stream().mapToLong(Span::seconds).sum() / 3600.0;
    }
}
