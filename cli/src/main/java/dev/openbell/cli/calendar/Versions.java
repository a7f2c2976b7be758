package dev.openbell.cli.calendar;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.MarketCalendarSpec;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.cli.platform.CliException;
import dev.openbell.operator.marketcalendar.Definitions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Sets of MarketCalendars, and the calendars that they make. */
final class Versions {

    private Versions() {}

    /** The calendars that objects make, merged over the built-in ones; a bad object is refused. */
    static MarketCalendars merged(Collection<MarketCalendar> objects) {
        var merged = Definitions.merge(objects);
        merged.problems()
                .forEach(
                        (name, sentences) -> {
                            throw new CliException(
                                    "MarketCalendar \""
                                            + name
                                            + "\": spec."
                                            + sentences.getFirst()
                                            + ".");
                        });
        return merged.calendars();
    }

    /** Objects with others in the place of those of the same name. */
    static List<MarketCalendar> over(
            Collection<MarketCalendar> below, Collection<MarketCalendar> above) {
        var names = above.stream().map(Versions::name).toList();
        var all = new ArrayList<>(below);
        all.removeIf(object -> names.contains(name(object)));
        all.addAll(above);
        return all;
    }

    /** An object of that name with another spec. */
    static MarketCalendar version(String name, MarketCalendarSpec spec) {
        var object = new MarketCalendar();
        object.getMetadata().setName(name);
        object.setSpec(spec);
        return object;
    }

    /** What a calendar is made of, for people. */
    static String madeOf(String calendar, Collection<MarketCalendar> objects) {
        return objects.stream()
                .filter(makes(calendar))
                .findFirst()
                .map(object -> "MarketCalendar " + name(object))
                .orElse("built-in");
    }

    /** Whether an object makes the calendar of that name. */
    static Predicate<MarketCalendar> makes(String calendar) {
        return object -> Definitions.calendarName(object).equals(calendar);
    }

    static String name(MarketCalendar object) {
        return object.getMetadata().getName();
    }
}
