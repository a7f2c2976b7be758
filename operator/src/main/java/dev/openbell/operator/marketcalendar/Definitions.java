package dev.openbell.operator.marketcalendar;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.calendar.CalendarDefinition;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.calendar.yaml.DefinitionReader;
import dev.openbell.operator.json.CanonicalJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        var objectNames = new HashMap<String, String>();
        for (var object : objects) {
            var name = object.getMetadata().getName();
            objectNames.put(calendarName(object), name);
            var read =
                    DefinitionReader.tree(
                            calendarName(object), CanonicalJson.tree(object.getSpec()));
            read.definition().ifPresent(definitions::add);
            if (!read.problems().isEmpty()) {
                problems.put(name, read.problems());
            }
        }
        var merged = MarketCalendars.builtIn().with(definitions);
        merged.problems()
                .forEach(
                        (calendar, sentences) ->
                                problems.put(
                                        objectNames.getOrDefault(calendar, calendar), sentences));
        return new Merged(merged.calendars(), Map.copyOf(problems));
    }

    /**
     * All objects, with one as it is known here: an informer may be a moment behind the event that
     * brought it, and what is said of this generation must be true of it.
     */
    static List<MarketCalendar> with(MarketCalendar one, Collection<MarketCalendar> all) {
        var others = new ArrayList<>(all);
        others.removeIf(c -> c.getMetadata().getName().equals(one.getMetadata().getName()));
        others.add(one);
        return others;
    }

    /**
     * The names of the calendars that may be others after a change of one object: its own, and
     * those of all that extend it, however far away.
     */
    public static Set<String> affected(MarketCalendar changed, Collection<MarketCalendar> all) {
        var byBase =
                all.stream()
                        .filter(c -> c.getSpec() != null && c.getSpec().extendsName() != null)
                        .collect(Collectors.groupingBy(c -> c.getSpec().extendsName()));
        var name = changed.getMetadata().getName();
        // It may have been laid over a built-in calendar before, or be so now.
        var next = new ArrayDeque<>(List.of(name, name.toUpperCase(Locale.ROOT)));
        var affected = new HashSet<String>();
        while (!next.isEmpty()) {
            var one = next.remove();
            if (affected.add(one)) {
                byBase.getOrDefault(one, List.of()).forEach(c -> next.add(calendarName(c)));
            }
        }
        return Set.copyOf(affected);
    }

    /**
     * The name by which schedules know the calendar. Names of Kubernetes objects are lower case,
     * MICs are not: an object {@code xnys} that extends {@code XNYS} is laid over the built-in
     * calendar itself, so every schedule of that market follows it.
     */
    public static String calendarName(MarketCalendar object) {
        var name = object.getMetadata().getName();
        var mic = name.toUpperCase(Locale.ROOT);
        return object.getSpec() != null
                        && mic.equals(object.getSpec().extendsName())
                        && MarketCalendars.builtIn().find(mic).isPresent()
                ? mic
                : name;
    }
}
