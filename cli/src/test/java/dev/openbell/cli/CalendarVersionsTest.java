package dev.openbell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions of calendar data, from files: a house calendar and a change of New York itself. */
class CalendarVersionsTest {

    @TempDir private Path folder;

    @BeforeEach
    void manifests() throws IOException {
        write(
                "house.yaml",
                """
                apiVersion: openbell.dev/v1alpha1
                kind: MarketCalendar
                metadata: {name: house}
                spec:
                  extends: XNYS
                  closures:
                  - {date: "2026-12-01", reason: Move}
                  - {date: "2026-03-02", reason: Long ago}
                  earlyCloses: [{date: "2026-12-02", close: "12:00", reason: Party}]
                """);
    }

    @Test
    void aNewCalendarIsComparedWithTheOneThatItExtends() {
        var run = diff("-f", file("house.yaml"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        """
                        calendar,trade_date,was,is,reason,rule
                        house,2026-12-01,09:30-16:00,closed,AdHocClosure,Move
                        house,2026-12-02,09:30-16:00,09:30-12:00,EarlyClose,Party
                        """);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void fromAndToBoundTheComparison() {
        var run = diff("-f", file("house.yaml"), "--from", "2026-01-01", "--to", "2026-03-31");
        assertThat(run.out()).contains("house,2026-03-02,09:30-16:00,closed,AdHocClosure,Long ago");
        assertThat(run.out().lines()).hasSize(2);
    }

    @Test
    void noDifferencesEndWithZero() {
        var run = diff("-f", file("house.yaml"), "--from", "2027-01-01");
        assertThat(run.out()).isEqualTo("calendar,trade_date,was,is,reason,rule\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void aChangeOfABuiltInCalendarAndItsHorizonIsToldUnderItsName() throws IOException {
        write(
                "xnys.yaml",
                """
                apiVersion: openbell.dev/v1alpha1
                kind: MarketCalendar
                metadata: {name: xnys}
                spec: {extends: XNYS, validThrough: "2029-06-30", extraSessions: [
                  {date: "2026-12-05", open: "10:00", close: "12:00", reason: Drill}]}
                """);
        var run = diff("-f", file("xnys.yaml"));
        assertThat(run.out())
                .isEqualTo(
                        """
                        calendar,trade_date,was,is,reason,rule
                        XNYS,2026-12-05,closed,10:00-12:00,ExtraSession,Drill
                        XNYS,2029-01-01..2029-06-30,unknown,known,Holiday,New Year's Day
                        """);
    }

    @Test
    void twoCalendarsOfOneStateAreCompared() {
        var run = diff("XNYS", "house", "-f", file("house.yaml"));
        assertThat(run.out())
                .contains("XNYS -> house,2026-12-01,09:30-16:00,closed,AdHocClosure,Move");
        assertThat(diff("xnys", "XNYS").code()).isZero();
    }

    @Test
    void sessionsThatDifferOnlyAroundTradingAreToldWithTheirPhases() {
        var run = diff("XNYS", "XNAS", "--from", "2026-12-01", "--to", "2026-12-01");
        assertThat(run.out()).contains("PreOpen ").contains("Continuous 09:30-16:00");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                                     | say what to compare",
                "XNYS                                 | say what to compare",
                "-f FILE --to 2026-01-01              | --to: 2026-01-01 is before --from",
                "--revision 1                         | --revision: goes with the name",
                "house --to-revision 1                | --to-revision goes with --revision",
                "house --revision 1 -f FILE           | and not with -f"
            })
    void wrongUsageIsToldAndEndsWithTwo(String arguments, String sentence) {
        var words =
                arguments == null
                        ? new String[0]
                        : arguments.replace("FILE", file("house.yaml")).split(" +");
        var run = diff(words);
        assertThat(run.err()).contains(sentence);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void whatCannotBeAnsweredEndsWithThreeSinceOneMeansDifferences() throws IOException {
        var unknown = diff("NOWHERE", "-f", file("house.yaml"));
        assertThat(unknown.err()).contains("\"NOWHERE\" is not a calendar; there are 24X7, ");
        assertThat(unknown.code()).isEqualTo(3);
        write(
                "bad.yaml",
                """
                apiVersion: openbell.dev/v1alpha1
                kind: MarketCalendar
                metadata: {name: bad}
                spec: {extends: XNYS, earlyCloses: [{date: "2026-12-25", close: "12:00", reason: x}]}
                """);
        var bad = diff("-f", file("bad.yaml"));
        assertThat(bad.err())
                .contains(
                        "MarketCalendar \"bad\": spec.earlyCloses[0].date: 2026-12-25 has no session");
        assertThat(bad.code()).isEqualTo(3);
    }

    @Test
    void theListSaysWhatEachCalendarIsMadeOf() {
        var run = Run.of("calendar", "list", "-f", file("house.yaml"), "-o", "csv");
        assertThat(run.out()).contains(",MarketCalendar house\n").contains(",built-in\n");
        var builtIn = Run.of("calendar", "list", "-o", "csv").out();
        assertThat(builtIn).doesNotContain("house");
        assertThat(run.out()).contains(builtIn.lines().skip(1).toList());
    }

    private Run diff(String... arguments) {
        var words = new String[arguments.length + 4];
        words[0] = "calendar";
        words[1] = "diff";
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        words[arguments.length + 2] = "-o";
        words[arguments.length + 3] = "csv";
        return Run.of(words);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
