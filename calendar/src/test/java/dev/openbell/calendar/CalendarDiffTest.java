package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.calendar.CalendarDiff.Day;
import dev.openbell.calendar.CalendarDiff.Difference;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarDiffTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2035, 12, 31);

    private static List<Difference> fromNewYork(String yaml) {
        return CalendarDiff.between(Calendars.XNYS, Calendars.calendar("OWN", yaml), FROM, TO);
    }

    @Test
    void aCalendarDoesNotDifferFromItself() {
        assertThat(CalendarDiff.between(Calendars.XNYS, Calendars.XNYS, FROM, TO)).isEmpty();
        assertThat(fromNewYork("extends: XNYS")).isEmpty();
    }

    @Test
    void aClosureAndAnEarlyCloseAreADifferenceEach() {
        var differences =
                fromNewYork(
                        """
                        extends: XNYS
                        closures:
                        - {date: 2026-07-01, reason: Move}
                        earlyCloses:
                        - {date: 2026-07-02, close: "13:00", reason: Party}
                        """);
        assertThat(differences).hasSize(2);
        assertThat(differences.getFirst().from()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(differences.getFirst().was()).isInstanceOf(Day.Trading.class);
        assertThat(differences.getFirst().is())
                .isEqualTo(new Day.Shut(Reason.AdHocClosure, "Move"));
        assertThat(differences.getLast().from()).isEqualTo(LocalDate.of(2026, 7, 2));
        assertThat(differences.getLast().is())
                .isInstanceOfSatisfying(
                        Day.Trading.class,
                        day -> assertThat(day.session().reason()).isEqualTo(Reason.EarlyClose));
    }

    @Test
    void anotherReasonForAClosedDayIsNoDifference() {
        assertThat(
                        fromNewYork(
                                """
                                extends: XNYS
                                closures:
                                - {date: 2026-12-25, reason: Our own}
                                - {date: 2026-12-26, reason: A Saturday}
                                """))
                .isEmpty();
    }

    @Test
    void aFartherHorizonIsOneDifference() {
        var differences = fromNewYork("{extends: XNYS, validThrough: 2029-12-31}");
        assertThat(differences).hasSize(1);
        assertThat(differences.getFirst().from()).isEqualTo(LocalDate.of(2029, 1, 1));
        assertThat(differences.getFirst().to()).isEqualTo(LocalDate.of(2029, 12, 31));
        assertThat(differences.getFirst().was()).isInstanceOf(Day.NotKnown.class);
    }

    @Test
    void datesOutsideTheRangeAreNotLookedAt() {
        var own =
                Calendars.calendar(
                        "OWN", "{extends: XNYS, closures: [{date: 2026-07-01, reason: Move}]}");
        var day = LocalDate.of(2026, 7, 1);
        assertThat(CalendarDiff.between(Calendars.XNYS, own, day, day)).hasSize(1);
        assertThat(CalendarDiff.between(Calendars.XNYS, own, day.plusDays(1), TO)).isEmpty();
        assertThat(CalendarDiff.between(Calendars.XNYS, own, FROM, day.minusDays(1))).isEmpty();
    }
}
