package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInMarketsTest {
    private static final MarketCalendars ALL = MarketCalendars.builtIn();

    @ParameterizedTest(name = "{0} at {1} local time: {2}, because of {3} \"{4}\"")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    XNYS | 2024-01-02T09:30 | Continuous | RegularSession | Regular session
                    XNYS | 2024-01-02T09:29 | PreOpen    | RegularSession | Regular session
                    XNYS | 2024-01-02T06:29 | Closed     | OutOfHours     | Outside trading hours
                    XNYS | 2024-01-02T15:59 | Continuous | RegularSession | Regular session
                    XNYS | 2024-01-02T16:00 | Closed     | OutOfHours     | Outside trading hours
                    XNYS | 2024-01-06T12:00 | Closed     | Weekend        | Saturday
                    XNYS | 2024-06-19T12:00 | Closed     | Holiday        | Juneteenth
                    XNYS | 2024-03-29T12:00 | Closed     | Holiday        | Good Friday
                    XNYS | 2025-01-09T12:00 | Closed     | AdHocClosure   | National Day of Mourning for President Carter
                    XNYS | 2025-11-27T12:00 | Closed     | Holiday        | Thanksgiving Day
                    XNYS | 2025-11-28T12:59 | Continuous | EarlyClose     | Day after Thanksgiving
                    XNYS | 2025-11-28T13:00 | Closed     | EarlyClose     | Day after Thanksgiving
                    XNYS | 2025-11-28T16:00 | Closed     | OutOfHours     | Outside trading hours
                    XNYS | 2025-12-24T13:00 | Closed     | EarlyClose     | Christmas Eve
                    XNYS | 2026-07-03T12:00 | Closed     | Holiday        | Independence Day (observed)
                    XNYS | 2026-07-02T15:00 | Continuous | RegularSession | Regular session
                    XNYS | 2027-06-18T12:00 | Closed     | Holiday        | Juneteenth (observed)
                    XNYS | 2027-12-31T12:00 | Continuous | RegularSession | Regular session
                    XNYS | 2027-12-24T12:00 | Closed     | Holiday        | Christmas Day (observed)
                    XNYS | 2028-07-03T13:00 | Closed     | EarlyClose     | Day before Independence Day
                    XNYS | 2029-01-01T12:00 | Unknown    | BeyondHorizon  | After the published horizon 2028-12-31
                    XNYS | 1999-12-31T12:00 | Unknown    | BeyondHorizon  | Before the first effective date 2000-01-01
                    XNYS | 2001-09-17T09:32 | Closed     | LateOpen       | Silence for the victims of September 11
                    XNYS | 2002-07-05T13:00 | Closed     | EarlyClose     | Day after Independence Day
                    XNYS | 2012-07-03T13:00 | Closed     | EarlyClose     | Day before Independence Day
                    XNYS | 2013-07-03T13:00 | Closed     | EarlyClose     | Day before Independence Day
                    XNYS | 2013-07-05T13:00 | Continuous | RegularSession | Regular session
                    XNYS | 2021-06-18T12:00 | Continuous | RegularSession | Regular session
                    XNAS | 2026-03-10T04:00 | PreOpen    | RegularSession | Regular session
                    XNAS | 2026-03-10T19:59 | PostClose  | RegularSession | Regular session
                    XNAS | 2025-11-28T16:59 | PostClose  | EarlyClose     | Day after Thanksgiving
                    XNAS | 2025-11-28T17:00 | Closed     | EarlyClose     | Day after Thanksgiving
                    XNAS | 2005-06-01T15:58 | Continuous | ExtraSession   | Regular hours
                    XNAS | 2012-10-29T12:00 | Closed     | AdHocClosure   | Hurricane Sandy
                    XTSE | 2024-05-20T12:00 | Closed     | Holiday        | Victoria Day
                    XTSE | 2021-12-28T12:00 | Closed     | Holiday        | Boxing Day (observed)
                    XTSE | 2021-12-24T13:00 | Closed     | EarlyClose     | Christmas Eve
                    XTSE | 2007-02-19T12:00 | Continuous | RegularSession | Regular session
                    XTSE | 2008-02-18T12:00 | Closed     | Holiday        | Family Day
                    XCME | 2003-06-10T15:44 | Closed     | OutOfHours     | Outside trading hours
                    XCME | 2003-06-10T15:45 | Continuous | RegularSession | Regular session
                    XCME | 2003-06-10T22:00 | Break      | LunchBreak     | Break
                    XCME | 2005-01-17T15:30 | Closed     | OutOfHours     | Outside trading hours
                    XCME | 2005-01-17T17:00 | Continuous | ExtraSession   | After Martin Luther King Jr. Day
                    XCME | 2021-06-25T15:15 | Break      | LunchBreak     | Break
                    XCME | 2021-06-28T15:15 | Continuous | RegularSession | Regular session
                    XCME | 2025-01-09T08:30 | Closed     | EarlyClose     | National Day of Mourning for President Carter
                    XCME | 2026-03-08T17:00 | Continuous | RegularSession | Regular session
                    XCME | 2026-04-03T08:14 | Continuous | EarlyClose     | Good Friday
                    XCME | 2026-04-03T08:15 | Closed     | EarlyClose     | Good Friday
                    XCME | 2026-07-03T12:00 | Closed     | EarlyClose     | Independence Day (observed)
                    XCME | 2026-11-27T12:15 | Closed     | EarlyClose     | Day after Thanksgiving
                    XLON | 2024-01-02T07:50 | Auction    | RegularSession | Regular session
                    XLON | 2024-01-02T08:00 | Continuous | RegularSession | Regular session
                    XLON | 2024-01-02T16:30 | Auction    | RegularSession | Regular session
                    XLON | 2024-01-02T16:35 | Closed     | OutOfHours     | Outside trading hours
                    XLON | 2025-04-21T12:00 | Closed     | Holiday        | Easter Monday
                    XLON | 2025-12-24T12:29 | Continuous | EarlyClose     | Last trading day before Christmas
                    XLON | 2025-12-24T12:30 | Auction    | EarlyClose     | Last trading day before Christmas
                    XLON | 2025-12-24T12:35 | Closed     | EarlyClose     | Last trading day before Christmas
                    XLON | 2026-12-28T12:00 | Closed     | Holiday        | Boxing Day (observed)
                    XLON | 2027-12-27T12:00 | Closed     | Holiday        | Christmas Day (observed)
                    XLON | 2027-12-28T12:00 | Closed     | Holiday        | Boxing Day (observed)
                    XLON | 2028-01-03T12:00 | Closed     | Holiday        | New Year's Day (observed)
                    XLON | 2028-12-22T12:30 | Auction    | EarlyClose     | Last trading day before Christmas
                    XLON | 2028-12-29T12:30 | Auction    | EarlyClose     | Last trading day of the year
                    24X7 | 2025-12-25T03:00 | Continuous | RegularSession | Regular session
                    """)
    void phaseReasonAndRule(String mic, LocalDateTime local, Phase phase, Reason why, String rule) {
        var calendar = ALL.find(mic).orElseThrow();
        PhaseAnswer answer = calendar.phaseAt(local.atZone(calendar.zone()).toInstant());
        assertThat(answer.phase()).isEqualTo(phase);
        assertThat(answer.reason()).isEqualTo(why);
        assertThat(answer.rule()).isEqualTo(rule);
        assertThat(answer.market()).isEqualTo(mic);
    }

    @Test
    void theOpeningBellMovesInUtcWhenTheClocksChangeAndNotInNewYork() {
        var xnys = ALL.find("XNYS").orElseThrow();
        assertThat(xnys.sessions(day("2026-03-06"), day("2026-03-09")))
                .extracting(MarketSession::open)
                .containsExactly(
                        Instant.parse("2026-03-06T14:30:00Z"),
                        Instant.parse("2026-03-09T13:30:00Z"));
    }

    @Test
    void aScheduleOfWeekdaysAndHoursIsWrongForEightyHoursOfNewYorkIn2025() {
        var xnys = ALL.find("XNYS").orElseThrow();
        long minutes = 0;
        for (LocalDate date = day("2025-01-01"); date.getYear() == 2025; date = date.plusDays(1)) {
            boolean weekday = date.getDayOfWeek().getValue() <= 5;
            long naive = weekday ? 390 : 0;
            long real =
                    xnys.sessions(date, date).stream()
                            .mapToLong(s -> Duration.between(s.open(), s.close()).toMinutes())
                            .sum();
            minutes += Math.abs(naive - real);
        }
        // Eleven closed weekdays of six and a half hours, and three days that end three hours
        // early.
        assertThat(minutes).isEqualTo(11 * 390 + 3 * 180);
    }

    @Test
    void aClosureNamesItsNotice() {
        var xnys = ALL.find("XNYS").orElseThrow();
        assertThat(xnys.phaseAt(Instant.parse("2025-01-09T15:00:00Z")).source())
                .hasValueSatisfying(source -> assertThat(source).contains("NYSE press release"));
    }

    /** The API has dates up to there; the status of a schedule names the horizons. */
    @Test
    void noHorizonIsBeyondWhatAStatusCanSay() {
        for (String name : ALL.names()) {
            assertThat(ALL.find(name).orElseThrow().validThrough())
                    .as(name)
                    .isBefore(day("2200-01-01"));
        }
    }

    @Test
    void everyRuleAndSessionNamesASource() {
        for (String name : ALL.names()) {
            var resolved = ALL.find(name).orElseThrow().resolved();
            resolved.holidays().forEach(h -> assertThat(h.source()).as(h.name()).isPresent());
            resolved.templates()
                    .values()
                    .forEach(list -> list.forEach(t -> assertThat(t.source()).isPresent()));
        }
    }

    @Test
    void theTradeDateOfAMarketThatNeverClosesIsTheDayInUtc() {
        var always = ALL.find("24X7").orElseThrow();
        assertThat(always.phaseAt(Instant.parse("2026-05-01T23:59:59Z")).tradeDate())
                .contains(day("2026-05-01"));
        assertThat(always.phaseAt(Instant.parse("2026-05-02T00:00:00Z")).tradeDate())
                .contains(day("2026-05-02"));
    }

    @Test
    void everyDataFileIsACalendarAndEveryCalendarADataFile() throws IOException {
        Path data = Path.of("src/main/resources/dev/openbell/calendar/markets");
        try (var files = Files.list(data)) {
            Set<String> names =
                    files.map(f -> f.getFileName().toString().replace(".yaml", ""))
                            .collect(Collectors.toSet());
            assertThat(ALL.names()).isEqualTo(names);
        }
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
