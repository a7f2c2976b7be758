package dev.openbell.operator.marketcalendar;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.SegmentPhase;
import dev.openbell.api.v1alpha1.SegmentTemplate;
import dev.openbell.calendar.CalendarDefinition;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.calendar.Phase;
import dev.openbell.calendar.TimeOfDay;
import dev.openbell.operator.schedule.Schedules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** MarketCalendar objects merged over the built-in calendars. */
public final class Definitions {

    private Definitions() {}

    /**
     * The calendars that all objects together make.
     *
     * @param calendars built-in ones and every object without problems
     * @param problems sentences by object name, only for objects that have some
     */
    public record Merged(MarketCalendars calendars, Map<String, List<String>> problems) {}

    /** Merges; an object that cannot be used harms no other. */
    public static Merged merge(Collection<MarketCalendar> objects) {
        var definitions = new ArrayList<CalendarDefinition>();
        var problems = new HashMap<String, List<String>>();
        for (var object : objects) {
            var name = object.getMetadata().getName();
            try {
                definitions.add(definition(object));
            } catch (IllegalArgumentException | DateTimeException refused) {
                problems.put(name, List.of("spec." + refused.getMessage()));
            }
        }
        var merged = MarketCalendars.builtIn().with(definitions);
        problems.putAll(merged.problems());
        return new Merged(merged.calendars(), Map.copyOf(problems));
    }

    private static CalendarDefinition definition(MarketCalendar object) {
        var spec = object.getSpec();
        if (spec == null) {
            throw new IllegalArgumentException("is missing");
        }
        return new CalendarDefinition(
                object.getMetadata().getName(),
                Optional.ofNullable(spec.extendsName()),
                Optional.ofNullable(spec.timeZone()).map(ZoneId::of),
                spec.sessions().stream()
                        .map(
                                s ->
                                        new CalendarDefinition.SessionTemplate(
                                                LocalDate.parse(s.effectiveFrom()),
                                                s.days().stream()
                                                        .map(Schedules::day)
                                                        .collect(Collectors.toSet()),
                                                s.segments().stream()
                                                        .map(Definitions::segment)
                                                        .toList(),
                                                Optional.empty()))
                        .toList(),
                List.of(),
                List.of(),
                spec.closures().stream()
                        .map(
                                c ->
                                        new CalendarDefinition.Closure(
                                                LocalDate.parse(c.date()),
                                                c.reason(),
                                                Optional.ofNullable(c.source())))
                        .toList(),
                spec.earlyCloses().stream()
                        .map(
                                c ->
                                        new CalendarDefinition.EarlyClose(
                                                LocalDate.parse(c.date()),
                                                TimeOfDay.parse(c.close()),
                                                c.reason(),
                                                Optional.ofNullable(c.source())))
                        .toList(),
                spec.lateOpens().stream()
                        .map(
                                c ->
                                        new CalendarDefinition.LateOpen(
                                                LocalDate.parse(c.date()),
                                                TimeOfDay.parse(c.open()),
                                                c.reason(),
                                                Optional.ofNullable(c.source())))
                        .toList(),
                spec.extraSessions().stream()
                        .map(
                                c ->
                                        new CalendarDefinition.ExtraSession(
                                                LocalDate.parse(c.date()),
                                                List.of(
                                                        new CalendarDefinition.SegmentTemplate(
                                                                Phase.Continuous,
                                                                TimeOfDay.parse(c.open()),
                                                                TimeOfDay.parse(c.close()))),
                                                c.reason(),
                                                Optional.ofNullable(c.source())))
                        .toList(),
                Optional.ofNullable(spec.validThrough()).map(LocalDate::parse));
    }

    private static CalendarDefinition.SegmentTemplate segment(SegmentTemplate segment) {
        return new CalendarDefinition.SegmentTemplate(
                phase(segment.phase()),
                TimeOfDay.parse(segment.start()),
                offset(segment.startDayOffset()),
                TimeOfDay.parse(segment.end()),
                offset(segment.endDayOffset()));
    }

    private static int offset(@Nullable Long days) {
        return days == null ? 0 : Math.toIntExact(days);
    }

    private static Phase phase(SegmentPhase phase) {
        return switch (phase) {
            case PreOpen -> Phase.PreOpen;
            case Continuous -> Phase.Continuous;
            case Auction -> Phase.Auction;
            case Break -> Phase.Break;
            case PostClose -> Phase.PostClose;
            case Unrecognized ->
                    throw new IllegalArgumentException(
                            "sessions[].segments[].phase: holds a value that this version does not know");
        };
    }
}
