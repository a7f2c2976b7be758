package dev.openbell.cli.calendar;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.cli.output.OutputOption;
import dev.openbell.cli.platform.CliException;
import dev.openbell.operator.marketcalendar.Definitions;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What two versions of calendar data mean otherwise. */
@Command(
        name = "diff",
        description = {
            "Compares two versions of calendar data by their sessions, in each calendar's own time.",
            "  diff -f FILE             what applying the file changes in the built-in calendars",
            "  diff -f FILE --live      what applying the file changes in the cluster",
            "  diff --live              what the cluster's MarketCalendars change in the built-in ones",
            "  diff XNYS XNAS           two calendars; with -f or --live also those of MarketCalendars",
            "  diff NAME --revision 3   from that revision of a MarketCalendar to what the cluster has now",
            "A MarketCalendar that is new is compared with the calendar that it extends."
        },
        footer = {"", "Exit code: 0 no differences, 1 differences, 2 wrong usage, 3 not answered."},
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {

    /** 24X7 is known for ever. */
    static final int YEARS = 10;

    private static final int DIFFERENT = 1;
    private static final int NOT_ANSWERED = 3;

    private final Clock clock;

    @Spec private CommandSpec command = CommandSpec.create();

    @Parameters(
            arity = "0..2",
            paramLabel = "NAME",
            completionCandidates = Markets.class,
            description = "A calendar, such as XNYS, or two; default: all.")
    private List<String> names = List.of();

    @Mixin private CalendarSource source = new CalendarSource();
    @Mixin private RevisionSource revisions = new RevisionSource();

    @Option(
            names = "--revision",
            paramLabel = "NUMBER",
            description = "A revision of the MarketCalendar NAME; see calendar history.")
    private @Nullable Long revision;

    @Option(
            names = "--to-revision",
            paramLabel = "NUMBER",
            description = "With --revision: another one, instead of what the cluster has now.")
    private @Nullable Long toRevision;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First trade date, yyyy-MM-dd; default: today.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description =
                    "Last trade date, inclusive; default: the last that is known, at most ten years on.")
    private @Nullable LocalDate to;

    @Mixin private OutputOption output = new OutputOption();

    public DiffCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var first = from == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : from;
        var last = to == null ? first.plusYears(YEARS) : to;
        if (last.isBefore(first)) {
            throw wrong("--to: " + last + " is before --from, which is " + first);
        }
        try {
            var rows = rows(new Differences(first, last));
            output.write(Differences.rows(rows));
            return rows.isEmpty() ? 0 : DIFFERENT;
        } catch (CliException failure) {
            command.commandLine().getErr().println("kubectl-openbell: " + failure.getMessage());
            return NOT_ANSWERED;
        }
    }

    private List<List<String>> rows(Differences differences) {
        if (revision != null || toRevision != null) {
            return betweenRevisions(differences);
        }
        if (names.size() == 2) {
            var all = Versions.merged(Versions.over(source.live(), source.files()));
            var one = found(all, names.getFirst());
            var other = found(all, names.getLast());
            return differences.between(one.mic() + " -> " + other.mic(), one, other);
        }
        if (!source.hasFiles() && !source.isLive()) {
            throw wrong("say what to compare: -f, --live, --revision, or two calendars");
        }
        List<MarketCalendar> before = source.hasFiles() ? source.live() : List.of();
        var after = source.hasFiles() ? Versions.over(before, source.files()) : source.live();
        return between(differences, before, after);
    }

    private List<List<String>> betweenRevisions(Differences differences) {
        var since = revision;
        var until = toRevision;
        if (since == null || names.size() != 1 || source.hasFiles()) {
            throw wrong(
                    "--revision: goes with the name of one MarketCalendar, and not with -f;"
                            + " --to-revision goes with --revision");
        }
        var name = names.getFirst();
        return source.ask(
                client -> {
                    var live = CalendarSource.all(client);
                    var history = revisions.of(client, name);
                    var before = Versions.over(live, List.of(history.version(since)));
                    var after =
                            until == null
                                    ? live
                                    : Versions.over(live, List.of(history.version(until)));
                    var calendar = Definitions.calendarName(history.calendar());
                    return differences.between(
                            Versions.merged(before), Versions.merged(after), calendar::equals);
                });
    }

    private List<List<String>> between(
            Differences differences, List<MarketCalendar> before, List<MarketCalendar> after) {
        var was = Versions.merged(before);
        var is = Versions.merged(after);
        names.forEach(name -> found(was.names().contains(name) ? was : is, name));
        var rows = new ArrayList<>(differences.between(was, is, this::isWanted));
        for (var name : is.names()) {
            if (!was.names().contains(name) && isWanted(name)) {
                base(name, after, is)
                        .ifPresentOrElse(
                                base ->
                                        rows.addAll(
                                                differences.between(name, base, found(is, name))),
                                () -> rows.add(unheardOf(found(is, name))));
            }
        }
        return rows;
    }

    private static Optional<dev.openbell.calendar.MarketCalendar> base(
            String name, List<MarketCalendar> objects, MarketCalendars calendars) {
        return objects.stream()
                .filter(Versions.makes(name))
                .findFirst()
                .flatMap(object -> Optional.ofNullable(object.getSpec().extendsName()))
                .flatMap(calendars::find);
    }

    private static List<String> unheardOf(dev.openbell.calendar.MarketCalendar calendar) {
        return List.of(
                calendar.mic(),
                calendar.validFrom() + ".." + calendar.validThrough(),
                "unknown",
                "known",
                "",
                "A calendar that was not there");
    }

    private boolean isWanted(String name) {
        return names.isEmpty() || names.getFirst().equalsIgnoreCase(name);
    }

    private static dev.openbell.calendar.MarketCalendar found(MarketCalendars all, String name) {
        return all.find(name)
                .or(() -> all.find(name.toUpperCase(Locale.ROOT)))
                .orElseThrow(
                        () ->
                                new CliException(
                                        "\""
                                                + name
                                                + "\" is not a calendar; there are "
                                                + String.join(", ", all.names())
                                                + "."));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
