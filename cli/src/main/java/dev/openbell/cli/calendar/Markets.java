package dev.openbell.cli.calendar;

import dev.openbell.calendar.MarketCalendar;
import dev.openbell.calendar.MarketCalendars;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The calendars that commands know, by name. */
final class Markets implements ITypeConverter<MarketCalendar>, Iterable<String> {

    @Override
    public MarketCalendar convert(String name) {
        return MarketCalendars.builtIn()
                .find(name.toUpperCase(Locale.ROOT))
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "\""
                                                + name
                                                + "\" is not a calendar; there are "
                                                + String.join(
                                                        ", ", MarketCalendars.builtIn().names())));
    }

    /** For completion. */
    @Override
    public Iterator<String> iterator() {
        return MarketCalendars.builtIn().names().iterator();
    }
}
