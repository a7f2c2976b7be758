package dev.openbell.cli.calendar;

import dev.openbell.calendar.MarketCalendar;
import dev.openbell.calendar.MarketSession;
import dev.openbell.calendar.Segment;
import dev.openbell.cli.output.OutputOption;
import dev.openbell.cli.output.Rows;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The sessions of a market between two dates. */
@Command(
        name = "sessions",
        description = {
            "Lists the sessions of a market, one row each, in UTC.",
            "A day with several stretches of trading has a row for each."
        },
        mixinStandardHelpOptions = true)
final class SessionsCommand implements Callable<Integer> {

    @Spec private CommandSpec command = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "MIC",
            converter = Markets.class,
            completionCandidates = Markets.class,
            description = "Name of the calendar, such as XNYS.")
    private List<MarketCalendar> calendars = List.of();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "First trade date, yyyy-MM-dd.")
    private LocalDate from = LocalDate.MIN;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DATE",
            description = "Last trade date, inclusive.")
    private LocalDate to = LocalDate.MAX;

    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        if (to.isBefore(from)) {
            throw new ParameterException(
                    command.commandLine(), "--to: " + to + " is before --from, which is " + from);
        }
        output.write(
                new Rows(
                        List.of(
                                "calendar",
                                "trade_date",
                                "open_utc",
                                "close_utc",
                                "break_start_utc",
                                "break_end_utc"),
                        calendars.stream()
                                .flatMap(
                                        calendar ->
                                                calendar.sessions(from, to).stream()
                                                        .flatMap(day -> rows(calendar, day)))
                                .toList()));
        calendars.forEach(this::tellWhatIsUnknown);
        return 0;
    }

    private static Stream<List<String>> rows(MarketCalendar calendar, MarketSession session) {
        return SessionRow.of(session).stream()
                .map(
                        row ->
                                List.of(
                                        calendar.mic(),
                                        session.tradeDate().toString(),
                                        Times.utc(row.open()),
                                        Times.utc(row.close()),
                                        row.pause().map(Segment::start).map(Times::utc).orElse(""),
                                        row.pause().map(Segment::end).map(Times::utc).orElse("")));
    }

    /** A day without a row is closed, or not known: that must not look the same. */
    private void tellWhatIsUnknown(MarketCalendar calendar) {
        if (from.isBefore(calendar.validFrom()) || to.isAfter(calendar.validThrough())) {
            command.commandLine()
                    .getErr()
                    .printf(
                            "%s is known from %s to %s; other dates have no rows, and nobody knows whether they"
                                    + " have sessions%n",
                            calendar.mic(), calendar.validFrom(), calendar.validThrough());
        }
    }
}
