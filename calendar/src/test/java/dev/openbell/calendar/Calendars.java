package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.calendar.yaml.DefinitionReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Calendars for tests, with the shapes that the built-in ones do not have yet. */
final class Calendars {
    static final MarketCalendar XNYS = builtIn("XNYS");
    static final MarketCalendar XLON = builtIn("XLON");
    static final MarketCalendar ALWAYS = builtIn("24X7");

    /** A lunch break of one hour, and a close that moved on a date. */
    static final MarketCalendar TOKYO =
            calendar(
                    "TOKYO",
                    """
                    timeZone: Asia/Tokyo
                    validThrough: 2026-12-31
                    sessions:
                    - effectiveFrom: 2024-01-01
                      days: [Mon, Tue, Wed, Thu, Fri]
                      segments:
                      - {phase: Continuous, start: "09:00", end: "11:30"}
                      - {phase: Break, start: "11:30", end: "12:30"}
                      - {phase: Continuous, start: "12:30", end: "15:00"}
                    - effectiveFrom: 2024-11-05
                      days: [Mon, Tue, Wed, Thu, Fri]
                      segments:
                      - {phase: Continuous, start: "09:00", end: "11:30"}
                      - {phase: Continuous, start: "12:30", end: "15:30"}
                    closures:
                    - {date: 2025-01-02, reason: Bank holiday}
                    extraSessions:
                    - {date: 2025-06-07, open: "10:00", close: "11:00", reason: Saturday drill}
                    """);

    /** The trade date begins the evening before, and a daily halt lies between trade dates. */
    static final MarketCalendar FUTURES =
            calendar(
                    "FUTURES",
                    """
                    timeZone: America/Chicago
                    validThrough: 2026-12-31
                    sessions:
                    - effectiveFrom: 2024-01-01
                      days: [Mon, Tue, Wed, Thu]
                      segments:
                      - {phase: Continuous, start: "17:00", startDayOffset: -1, end: "16:00"}
                      - {phase: Break, start: "16:00", end: "17:00"}
                    - effectiveFrom: 2024-01-01
                      days: [Fri]
                      segments:
                      - {phase: Continuous, start: "17:00", startDayOffset: -1, end: "16:00"}
                    """);

    private Calendars() {}

    static MarketCalendar builtIn(String mic) {
        return MarketCalendars.builtIn().find(mic).orElseThrow();
    }

    static CalendarDefinition definition(String name, String yaml) {
        var read = DefinitionReader.yaml(name, yaml);
        assertThat(read.problems()).isEmpty();
        return read.definition().orElseThrow();
    }

    static MarketCalendar calendar(String name, String yaml) {
        var merged = MarketCalendars.builtIn().with(List.of(definition(name, yaml)));
        assertThat(merged.problems()).isEmpty();
        return merged.calendars().find(name).orElseThrow();
    }

    static SessionRules rules(MarketCalendar... markets) {
        return rules(Duration.ZERO, List.of(), List.of(markets));
    }

    static SessionRules rules(
            Duration bridge, List<SessionOverride> overrides, List<MarketCalendar> markets) {
        return new SessionRules(markets, Combine.Any, Set.of(), bridge, List.of(), overrides);
    }

    static SessionRules windows(WeeklyWindow... windows) {
        return new SessionRules(
                List.of(), Combine.Any, Set.of(), Duration.ZERO, List.of(windows), List.of());
    }

    static Instant utc(String text) {
        return Instant.parse(text + ":00Z");
    }
}
