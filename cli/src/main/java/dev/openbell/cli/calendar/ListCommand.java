package dev.openbell.cli.calendar;

import dev.openbell.calendar.MarketCalendar;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.cli.output.OutputOption;
import dev.openbell.cli.output.Rows;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All calendars, and how far each is known. */
@Command(
        name = "list",
        description = "Lists the calendars, and from when to when each is known.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        var calendars = MarketCalendars.builtIn();
        output.write(
                new Rows(
                        List.of("calendar", "time_zone", "valid_from", "valid_through", "revision"),
                        calendars.names().stream()
                                .map(name -> row(calendars.find(name).orElseThrow()))
                                .toList()));
        return 0;
    }

    private static List<String> row(MarketCalendar calendar) {
        return List.of(
                calendar.mic(),
                calendar.zone().getId(),
                calendar.validFrom().toString(),
                calendar.validThrough().toString(),
                calendar.revision());
    }
}
