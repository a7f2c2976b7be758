package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleDaysTest {
    @ParameterizedTest(name = "Easter Sunday of its year is {0}")
    @CsvSource({
        "2000-04-23",
        "2005-03-27",
        "2008-03-23",
        "2011-04-24",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2038-04-25"
    })
    void easter(LocalDate sunday) {
        assertThat(RuleDays.easter(sunday.getYear())).isEqualTo(sunday);
    }

    private static Optional<String> holiday(String rule, String date) {
        var calendar = Calendars.calendar("desk", "{extends: 24X7, holidays: [" + rule + "]}");
        PhaseAnswer noon =
                calendar.phaseAt(
                        LocalDate.parse(date).atTime(12, 0).atZone(calendar.zone()).toInstant());
        return noon.reason() == Reason.Holiday ? Optional.of(noon.rule()) : Optional.empty();
    }

    @Test
    void aHolidayObservedInTheYearBeforeIsFound() {
        // 1 January 2028 is a Saturday.
        String rule = "{name: New Year, date: 01-01, observe: NearestWeekday}";
        assertThat(holiday(rule, "2027-12-31")).contains("New Year (observed)");
        assertThat(holiday(rule, "2028-01-01")).isEmpty();
    }

    @Test
    void aSaturdayIsLostWhereOnlySundayMoves() {
        String rule = "{name: New Year, date: 01-01, observe: SundayToMonday}";
        assertThat(holiday(rule, "2027-12-31")).isEmpty();
        assertThat(holiday(rule, "2028-01-03")).isEmpty();
        assertThat(holiday(rule, "2023-01-02")).contains("New Year (observed)");
    }

    @Test
    void twoHolidaysOnAWeekendTakeTheNextTwoFreeDays() {
        String rules =
                "{name: Christmas, date: 12-25, observe: NextFreeWeekday},"
                        + " {name: Boxing, date: 12-26, observe: NextFreeWeekday}";
        // 2022: Sunday and Monday. Monday is taken by the second, so the first moves to Tuesday.
        assertThat(holiday(rules, "2022-12-26")).contains("Boxing");
        assertThat(holiday(rules, "2022-12-27")).contains("Christmas (observed)");
        // 2021: Saturday and Sunday.
        assertThat(holiday(rules, "2021-12-27")).contains("Christmas (observed)");
        assertThat(holiday(rules, "2021-12-28")).contains("Boxing (observed)");
        assertThat(holiday(rules, "2021-12-29")).isEmpty();
    }

    @Test
    void aRuleHoldsFromItsFirstDateThroughItsLast() {
        String rule = "{name: Day, date: 06-19, from: 2022-01-01, until: 2024-06-19}";
        assertThat(holiday(rule, "2021-06-19")).isEmpty();
        assertThat(holiday(rule, "2022-06-19")).contains("Day");
        assertThat(holiday(rule, "2024-06-19")).contains("Day");
        assertThat(holiday(rule, "2025-06-19")).isEmpty();
    }

    @Test
    void theLastMondayAndTheDayAfterTheFourthThursday() {
        assertThat(holiday("{name: Day, nth: -1, weekday: Mon, month: 5}", "2027-05-31"))
                .contains("Day");
        assertThat(
                        holiday(
                                "{name: Day, nth: 4, weekday: Thu, month: 11, plusDays: 1}",
                                "2028-11-24"))
                .contains("Day");
    }

    @Test
    void theLastSessionBeforeADateSkipsWeekendsHolidaysAndClosures() {
        var calendar =
                Calendars.calendar(
                        "desk",
                        """
                        extends: XLON
                        closures: [{date: 2028-12-29, reason: Storm}]
                        """);
        assertThat(calendar.sessions(LocalDate.of(2028, 12, 28), LocalDate.of(2028, 12, 31)))
                .extracting(MarketSession::tradeDate, MarketSession::rule)
                .containsExactly(tuple(LocalDate.of(2028, 12, 28), "Last trading day of the year"));
    }

    @Test
    void listedDatesHoldAsTheyStandAndOnlyWhereTheRuleHolds() {
        String rule =
                "{name: Lunar New Year, dates: [2026-02-17, 2026-02-18, 2027-02-06], until: 2026-12-31}";
        assertThat(holiday(rule, "2026-02-17")).contains("Lunar New Year");
        assertThat(holiday(rule, "2026-02-18")).contains("Lunar New Year");
        assertThat(holiday(rule, "2026-02-19")).isEmpty();
        assertThat(holiday(rule, "2027-02-08")).isEmpty();
        assertThat(holiday("{name: Day, dates: [2026-05-01, 2026-06-01]}", "2026-06-01"))
                .contains("Day");
    }
}
