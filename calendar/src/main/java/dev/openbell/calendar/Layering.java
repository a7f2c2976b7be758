package dev.openbell.calendar;

import dev.openbell.calendar.CalendarDefinition.SegmentTemplate;
import dev.openbell.calendar.CalendarDefinition.SessionTemplate;
import dev.openbell.calendar.ResolvedCalendar.DatedDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Lays a definition, already judged by itself, over its base and judges the result. */
final class Layering {
    private Layering() {}

    /** Either the calendar or the problems. */
    record Layered(Optional<MarketCalendar> calendar, List<String> problems) {
        static Layered refused(List<String> problems) {
            return new Layered(Optional.empty(), List.copyOf(problems));
        }
    }

    static Layered layered(CalendarDefinition definition, Optional<MarketCalendar> base) {
        Optional<ResolvedCalendar> below = base.map(MarketCalendar::resolved);
        List<String> problems = new ArrayList<>();
        below.ifPresent(b -> conflicts(definition, b, problems));
        if (!problems.isEmpty()) {
            return Layered.refused(problems);
        }
        ResolvedCalendar resolved = merged(definition, below);
        if (resolved.validThrough().isBefore(resolved.validFrom())) {
            return Layered.refused(
                    List.of(
                            "validThrough: "
                                    + resolved.validThrough()
                                    + " is before the first session, which is effective from "
                                    + resolved.validFrom()));
        }
        var calendar = new MarketCalendar(resolved);
        problems.addAll(pointlessCuts(definition, calendar));
        return problems.isEmpty()
                ? new Layered(Optional.of(calendar), List.of())
                : Layered.refused(problems);
    }

    private static void conflicts(
            CalendarDefinition definition, ResolvedCalendar base, List<String> problems) {
        definition
                .timeZone()
                .filter(zone -> !zone.equals(base.zone()))
                .ifPresent(
                        zone ->
                                problems.add(
                                        "timeZone: "
                                                + zone
                                                + " is not the zone of "
                                                + base.name()
                                                + ", which is "
                                                + base.zone()
                                                + "; leave it out"));
    }

    private static ResolvedCalendar merged(
            CalendarDefinition definition, Optional<ResolvedCalendar> base) {
        NavigableMap<LocalDate, List<SessionTemplate>> templates =
                new TreeMap<>(base.map(ResolvedCalendar::templates).orElseGet(TreeMap::new));
        Map<LocalDate, List<SessionTemplate>> own = new HashMap<>();
        for (SessionTemplate template : definition.sessions()) {
            own.computeIfAbsent(template.effectiveFrom(), d -> new ArrayList<>()).add(template);
        }
        own.forEach((date, list) -> templates.put(date, List.copyOf(list)));
        return new ResolvedCalendar(
                definition.name(),
                definition.timeZone().or(() -> base.map(ResolvedCalendar::zone)).orElseThrow(),
                templates,
                joined(base.map(ResolvedCalendar::holidays), definition.holidays()),
                joined(base.map(ResolvedCalendar::earlyCloseRules), definition.earlyCloseRules()),
                dated(definition, base),
                definition
                        .validThrough()
                        .or(() -> base.map(ResolvedCalendar::validThrough))
                        .orElseThrow());
    }

    // The definition's own rules come first: of two rules for a day, the upper layer names it.
    private static <T> List<T> joined(Optional<List<T>> base, List<T> own) {
        List<T> all = new ArrayList<>(own);
        base.ifPresent(all::addAll);
        return all;
    }

    // What the upper layer says about a date replaces what the base says; a cut keeps the other
    // cut.
    private static NavigableMap<LocalDate, DatedDay> dated(
            CalendarDefinition definition, Optional<ResolvedCalendar> base) {
        NavigableMap<LocalDate, DatedDay> dated =
                new TreeMap<>(base.map(ResolvedCalendar::dated).orElseGet(TreeMap::new));
        definition.closures().forEach(c -> dated.put(c.date(), DatedDay.of(c)));
        definition.extraSessions().forEach(e -> dated.put(e.date(), DatedDay.of(e)));
        definition
                .earlyCloses()
                .forEach(
                        e ->
                                dated.put(
                                        e.date(),
                                        dated.getOrDefault(e.date(), DatedDay.NONE).with(e)));
        definition
                .lateOpens()
                .forEach(
                        l ->
                                dated.put(
                                        l.date(),
                                        dated.getOrDefault(l.date(), DatedDay.NONE).with(l)));
        return dated;
    }

    private static List<String> pointlessCuts(
            CalendarDefinition definition, MarketCalendar calendar) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < definition.earlyCloses().size(); i++) {
            var cut = definition.earlyCloses().get(i);
            String field = "earlyCloses[" + i + "]";
            pointless(field, "close", cut.date(), cut.close(), calendar).ifPresent(problems::add);
        }
        for (int i = 0; i < definition.lateOpens().size(); i++) {
            var cut = definition.lateOpens().get(i);
            String field = "lateOpens[" + i + "]";
            pointless(field, "open", cut.date(), cut.open(), calendar).ifPresent(problems::add);
        }
        return problems;
    }

    /** A cut on a day without a session, or outside the session, is a slip of the pen. */
    private static Optional<String> pointless(
            String field, String name, LocalDate date, TimeOfDay time, MarketCalendar calendar) {
        if (!calendar.resolved().knows(date)) {
            return Optional.empty();
        }
        List<SegmentTemplate> uncut = uncut(date, calendar);
        if (uncut.isEmpty()) {
            String why = calendar.plans().plan(date).why().rule();
            return Optional.of(field + ".date: " + date + " has no session (" + why + ")");
        }
        if (time.minutes() > DayPlan.first(uncut) && time.minutes() < DayPlan.last(uncut)) {
            return Optional.empty();
        }
        return Optional.of(field + "." + name + ": " + time + " is not inside that day's session");
    }

    private static List<SegmentTemplate> uncut(LocalDate date, MarketCalendar calendar) {
        var extra = calendar.resolved().dated(date).extra();
        if (extra.isPresent()) {
            return extra.get().segments();
        }
        return calendar.plans().plan(date).spans().isEmpty()
                ? List.of()
                : calendar.resolved()
                        .template(date)
                        .map(SessionTemplate::segments)
                        .orElse(List.of());
    }
}
