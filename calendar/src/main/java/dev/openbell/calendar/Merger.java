package dev.openbell.calendar;

import dev.openbell.calendar.Layering.Layered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Merges definitions into calendars, bases before what extends them. */
final class Merger {
    private final MarketCalendars below;
    private final Map<String, CalendarDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, Layered> done = new HashMap<>();
    private final TreeMap<String, List<String>> problems = new TreeMap<>();

    Merger(MarketCalendars below, Collection<CalendarDefinition> all) {
        this.below = below;
        for (CalendarDefinition definition : all) {
            if (definitions.putIfAbsent(definition.name(), definition) != null) {
                refuse(definition.name(), "name: there is a second calendar of this name");
            }
        }
    }

    MarketCalendars.Merged merged() {
        Map<String, Supplier<MarketCalendar>> result = new HashMap<>(below.asMap());
        for (String name : definitions.keySet()) {
            Layered layered = layered(name, new LinkedHashSet<>());
            layered.calendar().ifPresent(c -> result.put(name, () -> c));
            layered.problems().forEach(p -> refuse(name, p));
        }
        return new MarketCalendars.Merged(new MarketCalendars(result), problems);
    }

    private void refuse(String name, String problem) {
        problems.computeIfAbsent(name, n -> new ArrayList<>()).add(problem);
    }

    private Layered layered(String name, SequencedSet<String> path) {
        Layered known = done.get(name);
        if (known != null) {
            return known;
        }
        path.addLast(name);
        Layered layered = judged(Objects.requireNonNull(definitions.get(name)), path);
        path.removeLast();
        done.put(name, layered);
        return layered;
    }

    private Layered judged(CalendarDefinition definition, SequencedSet<String> path) {
        List<String> own = DefinitionCheck.problems(definition);
        if (!own.isEmpty()) {
            return Layered.refused(own);
        }
        if (definition.extendsName().isEmpty()) {
            return Layering.layered(definition, Optional.empty());
        }
        String baseName = definition.extendsName().get();
        if (baseName.equals(definition.name()) || !definitions.containsKey(baseName)) {
            Optional<MarketCalendar> base = below.find(baseName);
            return base.isPresent()
                    ? Layering.layered(definition, base)
                    : refused("there is no calendar named " + baseName + " to extend");
        }
        if (path.contains(baseName)) {
            return refused(
                    String.join(" extends ", path)
                            + " extends "
                            + baseName
                            + ", which is a circle");
        }
        Layered base = layered(baseName, path);
        return base.calendar().isPresent()
                ? Layering.layered(definition, base.calendar())
                : refused("the calendar " + baseName + " is itself refused");
    }

    private static Layered refused(String sentence) {
        return Layered.refused(List.of("extends: " + sentence));
    }
}
