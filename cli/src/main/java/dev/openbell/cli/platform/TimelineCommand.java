package dev.openbell.cli.platform;

import dev.openbell.calendar.Bell;
import dev.openbell.calendar.SessionRules;
import dev.openbell.calendar.SessionState;
import dev.openbell.calendar.zones.ZoneData;
import dev.openbell.operator.forecast.Change;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The week as a picture. */
@Command(
        name = "timeline",
        description = {
            "Draws the sessions, bells, pods and overrides of a platform, a day in three rows or more; a column is"
                    + " twenty minutes.",
            "By the clock of the schedule's first market, or UTC without one."
        },
        mixinStandardHelpOptions = true)
public final class TimelineCommand implements Callable<Integer> {

    private static final int COLUMNS = 72;
    private static final int LABEL = 18;
    private static final int MINUTES = 20;
    private static final int MOST_BELLS = 1000;

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE dd MMM", Locale.ROOT);

    private final Clock clock;

    @Spec private CommandSpec command = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Name of an AIServiceCluster.")
    private String cluster = "";

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First day, yyyy-MM-dd; default: today.")
    private @Nullable LocalDate from;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "7",
            description = "Default: ${DEFAULT-VALUE}.")
    private int days = 7;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "IANA name of the clock to draw by.")
    private @Nullable String zone;

    @Option(names = "--ascii", description = "Letters only.")
    private boolean ascii;

    @Mixin private Source source = new Source();

    public TimelineCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var now = clock.instant();
        var platform = source.platform(cluster, now);
        var schedule = platform.schedule();
        var place =
                zone != null
                        ? zone(zone)
                        : schedule.calendars().isEmpty()
                                ? ZoneId.of("UTC")
                                : schedule.calendars().getFirst().zone();
        var first = Optional.ofNullable(from).orElseGet(() -> local(now, place).toLocalDate());
        var out = command.commandLine().getOut();
        out.println(
                platform.name()
                        + " by "
                        + schedule.name()
                        + ", times in "
                        + place
                        + "; "
                        + mark(SessionState.Open)
                        + " open, "
                        + mark(SessionState.Break)
                        + " break, ? not known, | bell, digits are pods");
        head(out);
        var begin = start(first, place).isBefore(now) ? now : start(first, place);
        var changes = platform.changes(begin, start(first.plusDays(days), place));
        for (int i = 0; i < days; i++) {
            day(first.plusDays(i), place, platform, changes, begin, out);
        }
        out.flush();
        return 0;
    }

    private void day(
            LocalDate date,
            ZoneId place,
            Platform platform,
            List<Change> changes,
            Instant known,
            PrintWriter out) {
        var rules = platform.schedule().rules();
        var bells =
                rules.bells(
                        start(date, place).minusNanos(1),
                        start(date.plusDays(1), place).minusNanos(1),
                        MOST_BELLS);
        var market = new StringBuilder();
        var overrides = new StringBuilder();
        var cells = cells(date, place);
        for (int i = 0; i + 1 < cells.size(); i++) {
            var at = cells.get(i);
            var end = cells.get(i + 1);
            var state = rules.at(at).state();
            boolean rings =
                    bells.stream().anyMatch(b -> !b.at().isBefore(at) && b.at().isBefore(end));
            market.append(rings ? '|' : mark(state));
            overrides.append(
                    platform.overrides().stream()
                            .filter(o -> o.from().isBefore(end) && o.until().isAfter(at))
                            .findFirst()
                            .map(o -> o.effect().name().charAt(0))
                            .orElse(' '));
        }
        row(DAY.format(date), market.toString(), remark(date, place, rules, bells), out);
        for (var component : platform.planAt(known, known).components()) {
            if (component.comesAndGoes()) {
                row(
                        "  " + component.name(),
                        pods(component.name(), cells, platform, changes, known),
                        "",
                        out);
            }
        }
        if (!overrides.toString().isBlank()) {
            row("  overrides", overrides.toString(), "O open, C closed, H hold", out);
        }
    }

    /** What is special about a day: why it has no session, or one with other times. */
    private static String remark(
            LocalDate date, ZoneId place, SessionRules rules, List<Bell> bells) {
        if (bells.isEmpty()) {
            var answer = rules.at(noon(date, place));
            return answer.state() == SessionState.Open ? "" : answer.rule();
        }
        return bells.stream()
                .flatMap(bell -> remark(bell, place).stream())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** Empty when the bell is one of every day. */
    private static Optional<String> remark(Bell bell, ZoneId place) {
        return switch (bell.reason()) {
            case EarlyClose ->
                    Optional.of(bell.rule() + ", closes at " + HOUR.format(local(bell.at(), place)))
                            .filter(remark -> bell.to() == SessionState.Closed);
            case LateOpen ->
                    Optional.of(bell.rule() + ", opens at " + HOUR.format(local(bell.at(), place)))
                            .filter(remark -> bell.to() == SessionState.Open);
            case ExtraSession, Holiday, AdHocClosure, Override, BeyondHorizon ->
                    Optional.of(bell.rule());
            case RegularSession, LunchBreak, OutOfHours, Weekend, Window, OutsideWindows ->
                    Optional.empty();
        };
    }

    private String pods(
            String component,
            List<Instant> cells,
            Platform platform,
            List<Change> changes,
            Instant known) {
        var line = new StringBuilder();
        for (int i = 0; i + 1 < cells.size(); i++) {
            var end = cells.get(i + 1);
            if (!end.isAfter(known)) {
                line.append(' ');
                continue;
            }
            int before =
                    Optional.ofNullable(platform.facts().seen().get(component))
                            .map(s -> s.replicas())
                            .orElse(0);
            int pods =
                    changes.stream()
                            .filter(c -> c.component().equals(component) && c.at().isBefore(end))
                            .reduce((a, b) -> b)
                            .map(Change::to)
                            .orElse(before);
            line.append(
                    pods == 0
                            ? (ascii ? '.' : '·')
                            : pods > 9 ? '+' : Character.forDigit(pods, 10));
        }
        return line.toString();
    }

    private static void row(String label, String cells, String remark, PrintWriter out) {
        var cut = label.length() > LABEL - 1 ? label.substring(0, LABEL - 1) : label;
        out.println(
                (cut + " ".repeat(LABEL - cut.length()) + cells + "  " + remark).stripTrailing());
    }

    private static void head(PrintWriter out) {
        var line = new StringBuilder(" ".repeat(LABEL));
        for (int hour = 0; hour < 24; hour += 3) {
            line.append(
                    String.format(Locale.ROOT, "%-9s", String.format(Locale.ROOT, "%02d", hour)));
        }
        out.println(line.toString().stripTrailing());
    }

    /** The beginnings of the day's columns, and its end. */
    private static List<Instant> cells(LocalDate date, ZoneId place) {
        var cells = new ArrayList<Instant>();
        for (int i = 0; i <= COLUMNS; i++) {
            cells.add(instant(date.atStartOfDay().plusMinutes((long) i * MINUTES), place));
        }
        return cells;
    }

    private static Instant noon(LocalDate date, ZoneId place) {
        return instant(date.atTime(12, 0), place);
    }

    private static Instant start(LocalDate date, ZoneId place) {
        return instant(date.atStartOfDay(), place);
    }

    private static Instant instant(LocalDateTime local, ZoneId place) {
        return local.toInstant(ZoneData.current().rules(place).getOffset(local));
    }

    private static LocalDateTime local(Instant at, ZoneId place) {
        var offset = ZoneData.current().rules(place).getOffset(at);
        return LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, offset);
    }

    private static ZoneId zone(String name) {
        return ZoneData.current()
                .zone(name)
                .orElseThrow(
                        () ->
                                new CliException(
                                        "--zone: \""
                                                + name
                                                + "\" is no zone of the IANA database, such as Europe/Paris."));
    }

    private char mark(SessionState state) {
        return switch (state) {
            case Open -> ascii ? '#' : '█';
            case Break -> ascii ? '-' : '▒';
            case Closed -> ascii ? '.' : '·';
            case Unknown -> '?';
        };
    }
}
