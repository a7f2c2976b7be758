package dev.openbell.cli.calendar;

import dev.openbell.calendar.Combine;
import dev.openbell.calendar.MarketCalendar;
import dev.openbell.calendar.SessionRules;
import dev.openbell.cli.output.OutputOption;
import dev.openbell.cli.output.Rows;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Why a market is open or closed at an instant. */
@Command(
        name = "explain",
        description =
                "Says what a market does at an instant, which rule decides, and who published it.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "MIC",
            converter = Markets.class,
            completionCandidates = Markets.class,
            description = "Name of the calendar, such as XNYS.")
    private MarketCalendar calendar = new Markets().convert("24X7");

    @Parameters(
            index = "1",
            paramLabel = "INSTANT",
            description = "ISO 8601 with Z, such as 2026-11-27T18:30:00Z.")
    private Instant at = Instant.EPOCH;

    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        var answer = calendar.phaseAt(at);
        var rules =
                new SessionRules(
                        List.of(calendar),
                        Combine.Any,
                        Set.of(),
                        Duration.ZERO,
                        List.of(),
                        List.of());
        var bell = rules.nextBell(at);
        output.write(
                new Rows(
                        List.of("what", "answer"),
                        List.of(
                                List.of("calendar", calendar.mic()),
                                List.of("instant", Times.utc(at)),
                                List.of("local", Times.local(at, calendar.zone())),
                                List.of("phase", answer.phase().name()),
                                List.of(
                                        "trade_date",
                                        answer.tradeDate().map(LocalDate::toString).orElse("")),
                                List.of("reason", answer.reason().name()),
                                List.of("rule", answer.rule()),
                                List.of("source", answer.source().orElse("")),
                                List.of("since", Times.local(answer.since(), calendar.zone())),
                                List.of("until", Times.local(answer.until(), calendar.zone())),
                                List.of(
                                        "next_bell",
                                        bell.map(b -> Times.local(b.at(), calendar.zone()))
                                                .orElse("")),
                                List.of(
                                        "then",
                                        bell.map(b -> b.to() + ", " + b.rule()).orElse("")))));
        return 0;
    }
}
