package dev.openbell.calendar;

import dev.openbell.calendar.yaml.DefinitionReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All calendars by name: immutable, and safe for any number of threads. */
public final class MarketCalendars {
    /** The data files, one per market. */
    private static final List<String> BUILT_IN =
            List.of(
                    "24X7", "XAMS", "XASX", "XBOM", "XBRU", "XCME", "XETR", "XHKG", "XKRX", "XLIS",
                    "XLON", "XNAS", "XNSE", "XNYS", "XPAR", "XSES", "XSHG", "XSWX", "XTKS", "XTSE");

    private final SortedMap<String, Supplier<MarketCalendar>> calendars;

    MarketCalendars(Map<String, Supplier<MarketCalendar>> calendars) {
        this.calendars = Collections.unmodifiableSortedMap(new TreeMap<>(calendars));
    }

    /** The shipped data; each file is read when its calendar is first asked for, once. */
    private static final class BuiltIn {
        static final MarketCalendars CALENDARS =
                new MarketCalendars(
                        BUILT_IN.stream()
                                .collect(Collectors.toMap(name -> name, name -> new Once(name))));

        private static MarketCalendar load(String name) {
            var read = DefinitionReader.yaml(name, resource("markets/" + name + ".yaml"));
            Merged merged =
                    read.definition()
                            .map(definition -> CALENDARS.with(List.of(definition)))
                            .orElseThrow(() -> new IllegalStateException(name + read.problems()));
            if (!merged.problems().isEmpty()) {
                throw new IllegalStateException("Built-in calendars: " + merged.problems());
            }
            return merged.calendars().find(name).orElseThrow();
        }

        private static String resource(String path) {
            try (InputStream in = MarketCalendars.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new IllegalStateException("The resource " + path + " is missing");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(path, e);
            }
        }
    }

    /** One shipped calendar. */
    private static final class Once implements Supplier<MarketCalendar> {
        private final String name;
        private @Nullable MarketCalendar calendar;

        Once(String name) {
            this.name = name;
        }

        @Override
        public synchronized MarketCalendar get() {
            var known = calendar;
            if (known == null) {
                known = BuiltIn.load(name);
                calendar = known;
            }
            return known;
        }
    }

    /** The calendars that are shipped with this module. */
    public static MarketCalendars builtIn() {
        return BuiltIn.CALENDARS;
    }

    /** The calendar of this name, matched exactly. */
    public Optional<MarketCalendar> find(String name) {
        return Optional.ofNullable(calendars.get(name)).map(Supplier::get);
    }

    /** All names, in order. */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(calendars.keySet()));
    }

    /**
     * These calendars with definitions layered over them. A definition of an existing name takes
     * that calendar's place: wholly, or layered over it when it extends its own name. A definition
     * that is refused changes nothing: what had its name before keeps it, and no other definition
     * is harmed except those that extend it. The order of the definitions does not matter, but of
     * two with one name the second is refused.
     */
    public Merged with(Collection<CalendarDefinition> definitions) {
        return new Merger(this, definitions).merged();
    }

    /**
     * Calendars with definitions merged in.
     *
     * @param calendars the result
     * @param problems by name of the definition that was refused: sentences that begin with the
     *     field, such as {@code closures[3].date: 2026-12-25 is already in closures[1]; keep one of
     *     the two}
     */
    public record Merged(MarketCalendars calendars, SortedMap<String, List<String>> problems) {
        /** Copies the problems. */
        public Merged {
            problems = Collections.unmodifiableSortedMap(new TreeMap<>(problems));
        }
    }

    SortedMap<String, Supplier<MarketCalendar>> asMap() {
        return calendars;
    }
}
