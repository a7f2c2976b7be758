package dev.openbell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands over manifests: the week of Thanksgiving, which has a holiday and an early close. */
class PlatformCommandTest {

    @TempDir private Path folder;

    @BeforeEach
    void manifests() throws IOException {
        write(
                "desk.yaml",
                """
                apiVersion: openbell.dev/v1alpha1
                kind: AIServiceCluster
                metadata: {name: desk}
                spec:
                  schedule: {name: us-equities}
                  components:
                  - {name: api, type: Backend, scale: {fixed: 2}}
                  - {name: trading, type: AI, roles: [Trading], scale: {fixed: 3}}
                  - {name: learning, type: AI, roles: [Learning], scale: {fixed: 1}}
                ---
                apiVersion: openbell.dev/v1alpha1
                kind: TradingSchedule
                metadata: {name: us-equities}
                spec: {markets: [XNYS], lead: 1m, drain: 5m, minimumDwell: 0s}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: not-ours}
                """);
    }

    @Test
    void aForecastListsEveryPlannedChangeAndWhy() {
        var run = run("forecast", "desk", "--days", "3", "-o", "csv");
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().map(line -> line.split(",", 5)[0] + line.split(",", 5)[1]))
                .containsExactly(
                        "atcomponent",
                        "2026-11-25T20:00:00Zapi",
                        "2026-11-25T20:00:00Ztrading",
                        "2026-11-25T20:59:00Zlearning",
                        "2026-11-25T21:05:00Ztrading",
                        "2026-11-27T14:29:00Ztrading",
                        "2026-11-27T14:35:00Zlearning",
                        "2026-11-27T17:59:00Zlearning",
                        "2026-11-27T18:05:00Ztrading");
        assertThat(run.out()).contains("Warm: XNYS Open at 2026-11-27T14:30:00Z");
    }

    /**
     * 251 sessions of 2026, of which two end early, each with a minute's lead and five of drain.
     */
    @Test
    void aSimulatedYearHasThePodHoursOfItsSessionsToTheSecond() {
        var run =
                Run.of(
                        "simulate",
                        "-f",
                        folder.toString(),
                        "--from",
                        "2026-01-01",
                        "--days",
                        "365",
                        "-o",
                        "csv");
        var sessions =
                Run.of(
                        "calendar",
                        "sessions",
                        "XNYS",
                        "--from",
                        "2026-01-01",
                        "--to",
                        "2026-12-31",
                        "-o",
                        "csv");
        long open =
                sessions.out()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .mapToLong(
                                cells ->
                                        Duration.between(
                                                        Instant.parse(cells[2]),
                                                        Instant.parse(cells[3]))
                                                .toSeconds())
                        .sum();
        long count = sessions.out().lines().count() - 1;
        long year = Duration.ofDays(365).toSeconds();
        long trading = 3 * (open + count * 360);
        long learning = year - open + count * 360;
        assertThat(run.err()).isEmpty();
        assertThat(
                        run.out()
                                .lines()
                                .map(line -> line.split(",", -1)[1] + " " + line.split(",", -1)[4]))
                .containsExactly(
                        "component pod_seconds",
                        "api " + 2 * year,
                        "trading " + trading,
                        "learning " + learning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-11-25T15:00:00Z | trading | RegularSession | active, 3 pods
                    2026-11-26T15:00:00Z | trading | Holiday: Thanksgiving Day | rests, 0 pods
                    2026-11-27T19:00:00Z | trading | EarlyClose: Day after Thanksgiving | rests, 0 pods
                    2026-11-27T19:00:00Z | learning | EarlyClose: Day after Thanksgiving | active, 1 pod
                    2026-11-27T14:29:30Z | trading | Warm, learning to trading | warms up, 3 pods
                    2026-11-27T14:32:00Z | learning | Drain, learning to trading | drains, 1 pod
                    2026-11-27T14:32:00Z | trading | no start was measured yet | active, 3 pods
                    2099-06-01T15:00:00Z | trading | BeyondHorizon | rests, 0 pods
                    """)
    void explainNamesEveryInputAndTheOneThatDecides(
            String at, String component, String says, String result) {
        var run = run("explain", "desk", component, "--at", at);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(says).contains(result);
    }

    @Test
    void anOverrideIsExplainedByWhatItSaysAndWhatItBeats() throws IOException {
        write(
                "override.yaml",
                """
                apiVersion: openbell.dev/v1alpha1
                kind: ScheduleOverride
                metadata: {name: drill}
                spec:
                  schedule: {name: us-equities}
                  effect: Closed
                  from: "2026-11-25T19:00:00Z"
                  until: "2026-11-25T20:30:00Z"
                  reason: fail-over drill
                """);
        assertThat(run("explain", "desk", "trading").out().lines())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .containsSubsequence(
                                                "schedule us-equities", "Open, RegularSession"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .containsSubsequence(
                                                "override drill",
                                                "*",
                                                "Closed until 2026-11-25T20:30:00Z: fail-over drill"));
        assertThat(run("timeline", "desk", "--ascii", "--days", "1").out())
                .contains("  overrides")
                .contains("CCCCC");
    }

    @Test
    void aTimelineDrawsSessionsBellsAndPods() {
        var run = run("timeline", "desk", "--ascii", "--days", "3");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("default/desk by us-equities, times in America/New_York; # open");
        assertThat(run.out().lines().filter(line -> line.startsWith("Wed 25 Nov")).findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line.substring(18)).startsWith(".".repeat(28) + "|#"));
        assertThat(run.out().lines().filter(line -> line.startsWith("Thu 26 Nov")).findFirst())
                .hasValueSatisfying(
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "Thu 26 Nov        "
                                                        + ".".repeat(72)
                                                        + "  Thanksgiving Day"));
        assertThat(run.out().lines().filter(line -> line.startsWith("Fri 27 Nov")).findFirst())
                .hasValueSatisfying(
                        line ->
                                assertThat(line)
                                        .endsWith("  Day after Thanksgiving, closes at 13:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    forecast nobody -f %s | AIServiceCluster "nobody" does not exist; there are desk.
                    explain desk nothing -f %s | default/desk has no component "nothing"; it has api, trading, learning.
                    forecast desk -f %s/none.yaml | cannot read
                    timeline desk --zone Mars/Base -f %s | --zone: "Mars/Base" is no zone of the IANA database, such as Europe/Paris.
                    """)
    void whatIsAskedWronglyIsSaid(String command, String sentence) {
        var run = Run.of(command.replace("%s", folder.toString()).split(" "));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(sentence);
    }

    @Test
    void aScheduleThatIsMissingIsSaid() throws IOException {
        Files.writeString(
                folder.resolve("desk.yaml"),
                """
                apiVersion: openbell.dev/v1alpha1
                kind: AIServiceCluster
                metadata: {name: desk}
                spec:
                  schedule: {name: gone}
                  components: [{name: trading, type: AI, roles: [Trading]}]
                """);
        var run = run("forecast", "desk");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "default/desk: TradingSchedule \"gone\" does not exist in its namespace.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    15d | --until: must lie within the next 14 days, but is 2026-12-10T20:00:00Z
                    2026-11-24T00:00:00Z | --until: must lie within the next 14 days, but is 2026-11-24T00:00:00Z
                    tomorrow | --until: 'tomorrow' is neither an instant like 2026-11-27T18:00:00Z nor a duration like 90m
                    """)
    void anOverrideThatEndsAtNoUsableTimeIsRefused(String until, String sentence) {
        var run =
                Run.of(
                        "override",
                        "close",
                        "us-equities",
                        "--until",
                        until.equals("15d") ? "360h" : until,
                        "--reason",
                        "drill");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(sentence);
    }

    private Run run(String... arguments) {
        var all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "-f";
        all[arguments.length + 1] = folder.toString();
        return Run.of(all);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
