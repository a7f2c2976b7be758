package dev.openbell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarCommandTest {

    @Test
    void sessionsAsCsvHaveTheirBreaksAndTheirEarlyCloses() {
        var run =
                Run.of(
                        "calendar",
                        "sessions",
                        "XHKG",
                        "--from",
                        "2026-12-23",
                        "--to",
                        "2026-12-28",
                        "-o",
                        "csv");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        """
                        calendar,trade_date,open_utc,close_utc,break_start_utc,break_end_utc
                        XHKG,2026-12-23,2026-12-23T01:30:00Z,2026-12-23T08:00:00Z,2026-12-23T04:00:00Z,2026-12-23T05:00:00Z
                        XHKG,2026-12-24,2026-12-24T01:30:00Z,2026-12-24T04:00:00Z,,
                        XHKG,2026-12-28,2026-12-28T01:30:00Z,2026-12-28T08:00:00Z,2026-12-28T04:00:00Z,2026-12-28T05:00:00Z
                        """);
    }

    @Test
    void aDayWithSeveralStretchesOfTradingHasARowForEach() {
        // A pause of three minutes beside the break for lunch.
        var run =
                Run.of(
                        "calendar",
                        "sessions",
                        "XSHG",
                        "--from",
                        "2008-05-19",
                        "--to",
                        "2008-05-19",
                        "-o",
                        "csv");
        assertThat(run.out())
                .isEqualTo(
                        """
                        calendar,trade_date,open_utc,close_utc,break_start_utc,break_end_utc
                        XSHG,2008-05-19,2008-05-19T01:30:00Z,2008-05-19T06:28:00Z,2008-05-19T03:30:00Z,2008-05-19T05:00:00Z
                        XSHG,2008-05-19,2008-05-19T06:31:00Z,2008-05-19T07:00:00Z,,
                        """);
    }

    @Test
    void datesBeyondTheHorizonAreToldAsUnknown() {
        var run =
                Run.of(
                        "calendar",
                        "sessions",
                        "XNYS",
                        "--from",
                        "2028-12-29",
                        "--to",
                        "2029-01-31",
                        "-o",
                        "csv");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err()).contains("XNYS is known from 2000-01-01 to 2028-12-31");
    }

    @ParameterizedTest(name = "as {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "table | rule        Day after Thanksgiving",
                "json  | \"answer\" : \"Day after Thanksgiving\"",
                "yaml  | answer: Day after Thanksgiving",
                "csv   | rule,Day after Thanksgiving",
            })
    void explainNamesTheRuleInEveryFormat(String format, String line) {
        var run = Run.of("calendar", "explain", "xnys", "2026-11-27T19:00:00Z", "-o", format);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains(line);
    }

    @Test
    void windowsAreCarriedOverFromLocalTimes(@TempDir Path folder) throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("windows.csv"),
                        """
                        zone,date,local_start,local_end
                        Europe/Paris,2026-03-29,2026-03-29T02:15:00,2026-03-29T02:45:00
                        Europe/Paris,2026-10-25,2026-10-25T02:15:00,2026-10-25T02:45:00
                        America/New_York,2026-01-05,2026-01-05T09:30,2026-01-05T16:00:30
                        """);
        var run = Run.of("calendar", "windows", "--file", file.toString(), "-o", "csv");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        """
                        zone,date,local_start,local_end,start_utc,end_utc
                        Europe/Paris,2026-03-29,2026-03-29T02:15:00,2026-03-29T02:45:00,2026-03-29T01:00:00Z,2026-03-29T01:00:00Z
                        Europe/Paris,2026-10-25,2026-10-25T02:15:00,2026-10-25T02:45:00,2026-10-25T00:15:00Z,2026-10-25T01:45:00Z
                        America/New_York,2026-01-05,2026-01-05T09:30,2026-01-05T16:00:30,2026-01-05T14:30:00Z,2026-01-05T21:00:30Z
                        """);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "zone,date,local_start | x | the column local_end is missing",
                "zone,date,local_start,local_end | Mars/Base,2026-01-05,2026-01-05T09:30,2026-01-05T16:00 | line 2: zone: \"Mars/Base\" is not a zone",
                "zone,date,local_start,local_end | UTC,2026-01-05,noon,2026-01-05T16:00 | line 2: local_start: \"noon\" is not a local time",
                "zone,date,local_start,local_end | UTC,2026-01-05,2026-01-05T17:00,2026-01-05T16:00 | line 2: local_end: 2026-01-05T16:00 is before local_start",
            })
    void aWrongWindowIsToldByItsLineAndColumn(
            String header, String row, String sentence, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("w.csv"), header + "\n" + row + "\n");
        var run = Run.of("calendar", "windows", "--file", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence);
    }

    @Test
    void aWrongUseIsToldAndEndsWithTwo() {
        assertThat(Run.of("calendar", "explain", "XXXX", "2026-11-27T19:00:00Z"))
                .satisfies(
                        run -> {
                            assertThat(run.code()).isEqualTo(2);
                            assertThat(run.err())
                                    .contains("\"XXXX\" is not a calendar; there are 24X7, XAMS");
                        });
        assertThat(Run.of("calendar", "sessions", "--from", "2026-01-01", "--to", "2026-01-02"))
                .extracting(Run::code)
                .isEqualTo(2);
        assertThat(
                        Run.of(
                                "calendar",
                                "sessions",
                                "XNYS",
                                "--from",
                                "2026-01-02",
                                "--to",
                                "2026-01-01"))
                .satisfies(
                        run -> {
                            assertThat(run.code()).isEqualTo(2);
                            assertThat(run.err()).contains("is before --from");
                        });
        assertThat(Run.of("calendar", "list", "-o", "xml").code()).isEqualTo(2);
        assertThat(Run.of("calendar", "explain", "XNYS", "tomorrow").err())
                .contains("\"tomorrow\" is no time like 2026-11-27T14:30:00Z");
        assertThat(
                        Run.of(
                                        "calendar",
                                        "sessions",
                                        "XNYS",
                                        "--from",
                                        "2026-7-1",
                                        "--to",
                                        "2026-07-02")
                                .err())
                .contains("--from")
                .contains("\"2026-7-1\" is no date like 2026-11-27");
    }

    @Test
    void theListNamesEveryCalendarAndItsHorizon() {
        var run = Run.of("calendar", "list", "-o", "csv");
        assertThat(run.out())
                .startsWith(
                        "calendar,time_zone,valid_from,valid_through,revision,made_of\n24X7,UTC,")
                .contains("\nXNYS,America/New_York,2000-01-01,2028-12-31,");
        assertThat(run.out().lines()).hasSize(21);
    }

    @Test
    void theCompletionKnowsTheCommands() {
        assertThat(Run.of("generate-completion").out()).contains("sessions", "XNYS", "kubectl");
    }

    @Test
    void theVersionTellsWhichZonesAreInUse() {
        assertThat(Run.of("--version").out()).containsPattern("time zones 20[0-9]{2}[a-z]");
    }
}
