package dev.openbell.cli.calendar;

import dev.openbell.calendar.LocalWindow;
import dev.openbell.calendar.zones.ZoneData;
import dev.openbell.cli.output.OutputOption;
import dev.openbell.cli.output.Rows;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From local times to instants, for many windows at once. */
@Command(
        name = "windows",
        description = {
            "Says at which instants windows in local time start and end.",
            "The file is CSV with the columns zone,date,local_start,local_end; the local times are ISO 8601 without"
                    + " an offset. What comes out has start_utc,end_utc beside them. A local time that a change of"
                    + " the clocks skips is the instant of the change; of one that comes twice the first is meant"
                    + " for a start, the second for an end. A window that lies wholly in a gap is empty."
        },
        mixinStandardHelpOptions = true)
final class WindowsCommand implements Callable<Integer> {

    private static final List<String> GIVEN = List.of("zone", "date", "local_start", "local_end");

    @Option(
            names = "--file",
            required = true,
            paramLabel = "FILE",
            description = "CSV with a header.")
    private Path file = Path.of("windows.csv");

    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        var columns = new ArrayList<>(GIVEN);
        columns.addAll(List.of("start_utc", "end_utc"));
        var format =
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreSurroundingSpaces(true)
                        .get();
        try (Reader in = Files.newBufferedReader(file);
                var records = format.parse(in)) {
            for (String column : GIVEN) {
                if (!records.getHeaderNames().contains(column)) {
                    throw new IllegalArgumentException(
                            file
                                    + ": the column "
                                    + column
                                    + " is missing; it needs "
                                    + String.join(",", GIVEN));
                }
            }
            output.write(new Rows(columns, records.stream().map(this::row).toList()));
        }
        return 0;
    }

    private List<String> row(CSVRecord given) {
        var zone =
                ZoneData.current()
                        .zone(given.get("zone"))
                        .orElseThrow(
                                () ->
                                        problem(
                                                given,
                                                "zone: \""
                                                        + given.get("zone")
                                                        + "\" is not a zone of the IANA time zone database"));
        var start = local(given, "local_start");
        var end = local(given, "local_end");
        if (end.isBefore(start)) {
            throw problem(given, "local_end: " + end + " is before local_start");
        }
        var window = LocalWindow.of(start, end, zone);
        var row = new ArrayList<String>();
        GIVEN.forEach(column -> row.add(given.get(column)));
        row.add(Times.utc(window.start()));
        row.add(Times.utc(window.end()));
        return row;
    }

    private LocalDateTime local(CSVRecord given, String column) {
        try {
            return LocalDateTime.parse(given.get(column));
        } catch (DateTimeParseException wrong) {
            throw problem(
                    given,
                    column
                            + ": \""
                            + given.get(column)
                            + "\" is not a local time such as 2026-03-08T02:30");
        }
    }

    private IllegalArgumentException problem(CSVRecord given, String sentence) {
        // The header is the first line.
        return new IllegalArgumentException(
                file + ", line " + (given.getRecordNumber() + 1) + ": " + sentence);
    }
}
