package dev.openbell.calendar.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.openbell.calendar.CalendarDefinition;
import dev.openbell.calendar.CalendarDefinition.Closure;
import dev.openbell.calendar.CalendarDefinition.EarlyClose;
import dev.openbell.calendar.CalendarDefinition.ExtraSession;
import dev.openbell.calendar.CalendarDefinition.LateOpen;
import dev.openbell.calendar.CalendarDefinition.SegmentTemplate;
import dev.openbell.calendar.CalendarDefinition.SessionTemplate;
import dev.openbell.calendar.Phase;
import dev.openbell.calendar.TimeOfDay;
import dev.openbell.calendar.zones.ZoneData;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a calendar from YAML, or from a tree of the same shape such as the spec of a MarketCalendar
 * resource.
 *
 * <p>Texts are in the obvious forms: dates {@code 2026-12-25}, times {@code "09:30"} up to {@code
 * "24:00"}, weekdays {@code Mon}, zones {@code America/New_York}. A top-level {@code source} stands
 * for every session, holiday and early-close rule that names none. Unknown fields are refused.
 */
public final class DefinitionReader {
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private final Fields top;
    private final Optional<String> source;

    private DefinitionReader(Fields top) {
        this.top = top;
        this.source = top.text("source");
    }

    /**
     * What came of reading.
     *
     * @param definition present when there are no problems
     * @param problems sentences that begin with their field, such as {@code closures[3].date:
     *     "soon" is not a date in the form yyyy-MM-dd}
     */
    public record Read(Optional<CalendarDefinition> definition, List<String> problems) {
        /** Copies the problems. */
        public Read {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads YAML or JSON text.
     *
     * @param name the calendar's name; a {@code name} in the text must be equal to it
     */
    public static Read yaml(String name, String text) {
        try {
            JsonNode tree = YAML.readTree(text);
            return tree(name, tree == null ? MissingNode.getInstance() : tree);
        } catch (JacksonException e) {
            return new Read(
                    Optional.empty(), List.of("The text is not YAML: " + e.getOriginalMessage()));
        }
    }

    /**
     * Reads a tree.
     *
     * @param name the calendar's name; a {@code name} in the tree must be equal to it
     */
    public static Read tree(String name, JsonNode spec) {
        List<String> problems = new ArrayList<>();
        Fields top = new Fields(spec, "", problems);
        CalendarDefinition definition = new DefinitionReader(top).definition(name);
        top.refuseUnread();
        return problems.isEmpty()
                ? new Read(Optional.of(definition), List.of())
                : new Read(Optional.empty(), problems);
    }

    private CalendarDefinition definition(String name) {
        top.text("name")
                .filter(n -> !n.equals(name))
                .ifPresent(n -> top.problem("name", n + " is not the name " + name));
        var rules = new RuleReader(source);
        return new CalendarDefinition(
                name,
                top.text("extends"),
                top.parsed("timeZone", "a zone of the IANA database", DefinitionReader::zone),
                top.list("sessions", this::session),
                top.list("holidays", rules::holiday),
                top.list("earlyCloseRules", rules::earlyClose),
                top.list("closures", this::closure),
                top.list("earlyCloses", this::earlyClose),
                top.list("lateOpens", this::lateOpen),
                top.list("extraSessions", this::extraSession),
                date(top, "validThrough"));
    }

    private static ZoneId zone(String text) {
        return ZoneData.current().zone(text).orElseThrow(() -> new DateTimeException(text));
    }

    static Optional<LocalDate> date(Fields fields, String field) {
        return fields.parsed(field, "a date in the form yyyy-MM-dd", LocalDate::parse);
    }

    static Optional<TimeOfDay> time(Fields fields, String field) {
        return fields.parsed(
                field, "a time of day from 00:00 to 24:00 in the form HH:mm", TimeOfDay::parse);
    }

    private Optional<SessionTemplate> session(Fields f) {
        var from = f.required("effectiveFrom", date(f, "effectiveFrom"));
        Set<DayOfWeek> days = new HashSet<>(RuleReader.weekdays(f, "days"));
        List<SegmentTemplate> segments = f.list("segments", this::segment);
        Optional<String> own = f.text("source").or(() -> source);
        return from.map(date -> new SessionTemplate(date, days, segments, own));
    }

    private Optional<SegmentTemplate> segment(Fields f) {
        var phase = f.required("phase", f.parsed("phase", "a phase", Phase::valueOf));
        var start = f.required("start", time(f, "start"));
        var end = f.required("end", time(f, "end"));
        int startDayOffset = f.integer("startDayOffset", 0);
        int endDayOffset = f.integer("endDayOffset", 0);
        return phase.isPresent() && start.isPresent() && end.isPresent()
                ? Optional.of(
                        new SegmentTemplate(
                                phase.get(), start.get(), startDayOffset, end.get(), endDayOffset))
                : Optional.empty();
    }

    private Optional<Closure> closure(Fields f) {
        var date = f.required("date", date(f, "date"));
        String reason = reason(f);
        Optional<String> notice = f.text("source");
        return date.map(d -> new Closure(d, reason, notice));
    }

    private Optional<EarlyClose> earlyClose(Fields f) {
        var date = f.required("date", date(f, "date"));
        var close = f.required("close", time(f, "close"));
        String reason = reason(f);
        Optional<String> notice = f.text("source");
        return date.flatMap(d -> close.map(c -> new EarlyClose(d, c, reason, notice)));
    }

    private Optional<LateOpen> lateOpen(Fields f) {
        var date = f.required("date", date(f, "date"));
        var open = f.required("open", time(f, "open"));
        String reason = reason(f);
        Optional<String> notice = f.text("source");
        return date.flatMap(d -> open.map(o -> new LateOpen(d, o, reason, notice)));
    }

    private Optional<ExtraSession> extraSession(Fields f) {
        var date = f.required("date", date(f, "date"));
        List<SegmentTemplate> segments = new ArrayList<>(f.list("segments", this::segment));
        if (!f.has("segments")) {
            var open = f.required("open", time(f, "open"));
            var close = f.required("close", time(f, "close"));
            if (open.isPresent() && close.isPresent()) {
                segments.add(new SegmentTemplate(Phase.Continuous, open.get(), close.get()));
            }
        }
        String reason = reason(f);
        Optional<String> notice = f.text("source");
        return date.map(d -> new ExtraSession(d, segments, reason, notice));
    }

    private static String reason(Fields f) {
        return f.required("reason", f.text("reason")).orElse("");
    }
}
