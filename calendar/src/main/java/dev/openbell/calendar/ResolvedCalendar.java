package dev.openbell.calendar;

import dev.openbell.calendar.CalendarDefinition.Closure;
import dev.openbell.calendar.CalendarDefinition.EarlyClose;
import dev.openbell.calendar.CalendarDefinition.EarlyCloseRule;
import dev.openbell.calendar.CalendarDefinition.ExtraSession;
import dev.openbell.calendar.CalendarDefinition.HolidayRule;
import dev.openbell.calendar.CalendarDefinition.LateOpen;
import dev.openbell.calendar.CalendarDefinition.SessionTemplate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A judged definition with its base merged in.
 *
 * @param templates by effective date, at least one
 * @param dated what is said about single dates
 */
record ResolvedCalendar(
        String name,
        ZoneId zone,
        NavigableMap<LocalDate, List<SessionTemplate>> templates,
        List<HolidayRule> holidays,
        List<EarlyCloseRule> earlyCloseRules,
        NavigableMap<LocalDate, DatedDay> dated,
        LocalDate validThrough) {
    ResolvedCalendar {
        templates = Collections.unmodifiableNavigableMap(new TreeMap<>(templates));
        holidays = List.copyOf(holidays);
        earlyCloseRules = List.copyOf(earlyCloseRules);
        dated = Collections.unmodifiableNavigableMap(new TreeMap<>(dated));
    }

    /** What is said about one date; a closure or an extra session overrules the rules. */
    record DatedDay(
            Optional<Closure> closure,
            Optional<ExtraSession> extra,
            Optional<EarlyClose> earlyClose,
            Optional<LateOpen> lateOpen) {
        static final DatedDay NONE =
                new DatedDay(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        DatedDay with(EarlyClose early) {
            return new DatedDay(closure, extra, Optional.of(early), lateOpen);
        }

        DatedDay with(LateOpen late) {
            return new DatedDay(closure, extra, earlyClose, Optional.of(late));
        }

        static DatedDay of(Closure closure) {
            return new DatedDay(
                    Optional.of(closure), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static DatedDay of(ExtraSession extra) {
            return new DatedDay(
                    Optional.empty(), Optional.of(extra), Optional.empty(), Optional.empty());
        }
    }

    LocalDate validFrom() {
        return templates.firstKey();
    }

    boolean knows(LocalDate date) {
        return !date.isBefore(validFrom()) && !date.isAfter(validThrough);
    }

    DatedDay dated(LocalDate date) {
        return dated.getOrDefault(date, DatedDay.NONE);
    }

    /** The template of a date by rule, empty on a weekend and before the first effective date. */
    Optional<SessionTemplate> template(LocalDate date) {
        var entry = templates.floorEntry(date);
        return entry == null
                ? Optional.empty()
                : entry.getValue().stream()
                        .filter(t -> t.days().contains(date.getDayOfWeek()))
                        .findFirst();
    }

    /**
     * Twelve hexadecimal digits of a digest over the content: equal content, equal revision, in
     * every process. The text form of records with ordered collections is the canonical form.
     */
    String revision() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
