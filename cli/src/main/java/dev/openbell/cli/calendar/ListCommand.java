package dev.openbell.cli.calendar;

import dev.openbell.calendar.MarketCalendar;
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
        description = {
            "Lists the calendars: from when to when each is known, and the revision of its data.",
            "Equal data have equal revisions everywhere. Without -f and --live: the built-in ones."
        },
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Mixin private CalendarSource source = new CalendarSource();
    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        var objects = Versions.over(source.live(), source.files());
        var calendars = Versions.merged(objects);
        output.write(
                new Rows(
                        List.of(
                                "calendar",
                                "time_zone",
                                "valid_from",
                                "valid_through",
                                "revision",
                                "made_of"),
                        calendars.names().stream()
                                .map(
                                        name ->
                                                row(
                                                        calendars.find(name).orElseThrow(),
                                                        Versions.madeOf(name, objects)))
                                .toList()));
        return 0;
    }

    private static List<String> row(MarketCalendar calendar, String madeOf) {
        return List.of(
                calendar.mic(),
                calendar.zone().getId(),
                calendar.validFrom().toString(),
                calendar.validThrough().toString(),
                calendar.revision(),
                madeOf);
    }
}
