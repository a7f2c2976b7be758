package dev.openbell.calendar;

import dev.openbell.calendar.DayPlan.Span;
import dev.openbell.calendar.DayPlan.Why;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A calendar laid out on the line of instants: every instant lies in exactly one stretch. The
 * stretches of a UTC year are built when it is first asked for; two threads may build the same year
 * at once and get equal results.
 */
final class Timeline {
    // Trade dates up to this many days outside a year can reach into it (offsets reach three days).
    private static final int MARGIN_DAYS = 7;

    private final ResolvedCalendar calendar;
    private final DayPlans plans;
    private final Instant knownFrom;
    private final Instant knownUntil;
    private final long firstSecond;
    private final long endSecond;
    private final YearStretches before;
    private final YearStretches after;
    private final int firstYear;
    private final AtomicReferenceArray<YearStretches> years;

    Timeline(ResolvedCalendar calendar, DayPlans plans) {
        this.calendar = calendar;
        this.plans = plans;
        this.knownFrom = LocalTimes.startOfDay(calendar.validFrom(), calendar.zone());
        this.knownUntil = knownUntil();
        this.firstSecond = knownFrom.getEpochSecond();
        this.endSecond = knownUntil.getEpochSecond();
        this.before =
                unknown(
                        "Before the first effective date " + calendar.validFrom(),
                        Instant.MIN,
                        knownFrom);
        this.after =
                unknown(
                        "After the published horizon " + calendar.validThrough(),
                        knownUntil,
                        Instant.MAX);
        this.firstYear = yearOf(firstSecond);
        this.years = new AtomicReferenceArray<>(yearOf(endSecond) - firstYear + 1);
    }

    PhaseAnswer at(Instant t) {
        return at(t.getEpochSecond());
    }

    /** What holds at a second. All bounds of stretches are whole seconds. */
    PhaseAnswer at(long second) {
        return partAt(second).at(second);
    }

    /** The first second of the data. */
    long firstSecond() {
        return firstSecond;
    }

    /** The first second after the data. */
    long endSecond() {
        return endSecond;
    }

    private YearStretches partAt(long second) {
        if (second < firstSecond) {
            return before;
        }
        return second < endSecond ? year(yearOf(second)) : after;
    }

    private YearStretches year(int year) {
        YearStretches stretches = years.get(year - firstYear);
        if (stretches == null) {
            stretches = build(year);
            years.set(year - firstYear, stretches);
        }
        return stretches;
    }

    private static int yearOf(long second) {
        return LocalDate.ofEpochDay(Math.floorDiv(second, 86_400L)).getYear();
    }

    // The day after the last known one may have begun the evening before: from then on nobody
    // knows.
    private Instant knownUntil() {
        LocalDate last = calendar.validThrough();
        Instant until = LocalTimes.startOfDay(last.plusDays(1), calendar.zone());
        for (Span span : plans.plan(last).spans()) {
            Instant end = plans.end(last, span);
            until = end.isAfter(until) ? end : until;
        }
        for (int days = 1; days <= 3; days++) {
            LocalDate next = last.plusDays(days);
            var template = calendar.template(next);
            if (template.isPresent()) {
                int minutes = DayPlan.start(template.get().segments().getFirst());
                Instant start = LocalTimes.start(next, minutes, calendar.zone());
                until = start.isBefore(until) ? start : until;
            }
        }
        return until;
    }

    private YearStretches build(int year) {
        Instant yearStart = LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant yearEnd = LocalDate.of(year + 1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        LocalDate from =
                later(LocalDate.of(year, 1, 1).minusDays(MARGIN_DAYS), calendar.validFrom());
        LocalDate to =
                earlier(LocalDate.of(year, 12, 31).plusDays(MARGIN_DAYS), calendar.validThrough());

        List<PhaseAnswer> line = new ArrayList<>();
        Instant cursor = LocalTimes.startOfDay(from, calendar.zone());
        for (PhaseAnswer segment : segments(from, to)) {
            Instant start = later(segment.since(), cursor);
            if (start.isBefore(segment.until())) {
                addClosed(line, cursor, start);
                line.add(between(segment, start, segment.until()));
                cursor = segment.until();
            }
        }
        addClosed(line, cursor, LocalTimes.startOfDay(to.plusDays(1), calendar.zone()));

        List<PhaseAnswer> kept =
                line.stream()
                        .filter(s -> s.until().isAfter(yearStart) && s.since().isBefore(yearEnd))
                        .filter(s -> s.until().isAfter(knownFrom) && s.since().isBefore(knownUntil))
                        .map(
                                s ->
                                        between(
                                                s,
                                                later(s.since(), knownFrom),
                                                earlier(s.until(), knownUntil)))
                        .toList();
        return new YearStretches(kept);
    }

    private List<PhaseAnswer> segments(LocalDate from, LocalDate to) {
        List<PhaseAnswer> segments = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            for (Span span : plans.plan(date).spans()) {
                Optional<LocalDate> tradeDate =
                        span.phase() == Phase.Closed ? Optional.empty() : Optional.of(date);
                Instant start = plans.start(date, span);
                Instant end = plans.end(date, span);
                segments.add(answer(span.phase(), tradeDate, span.why(), start, end));
            }
        }
        segments.sort(Comparator.comparing(PhaseAnswer::since));
        return segments;
    }

    // Closed time is cut at local midnights, since each day has its own reason to be closed.
    private void addClosed(List<PhaseAnswer> line, Instant from, Instant until) {
        Instant start = from;
        while (start.isBefore(until)) {
            LocalDate date = LocalDate.ofInstant(start, calendar.zone());
            Instant end = earlier(midnightAfter(date, start), until);
            Why why = calendar.knows(date) ? plans.plan(date).why() : DayPlan.OUT_OF_HOURS;
            line.add(answer(Phase.Closed, Optional.empty(), why, start, end));
            start = end;
        }
    }

    // Where the clocks go back over midnight, the next date begins twice: take the one ahead.
    private Instant midnightAfter(LocalDate date, Instant start) {
        Instant midnight = LocalTimes.startOfDay(date.plusDays(1), calendar.zone());
        return midnight.isAfter(start)
                ? midnight
                : LocalTimes.end(date.plusDays(1), 0, calendar.zone());
    }

    private PhaseAnswer answer(
            Phase phase, Optional<LocalDate> tradeDate, Why why, Instant start, Instant end) {
        return new PhaseAnswer(
                phase,
                tradeDate,
                calendar.name(),
                why.reason(),
                why.rule(),
                why.source(),
                start,
                end);
    }

    private YearStretches unknown(String rule, Instant start, Instant end) {
        var why = new Why(Reason.BeyondHorizon, rule, Optional.empty());
        return new YearStretches(List.of(answer(Phase.Unknown, Optional.empty(), why, start, end)));
    }

    private static PhaseAnswer between(PhaseAnswer s, Instant start, Instant end) {
        return new PhaseAnswer(
                s.phase(), s.tradeDate(), s.market(), s.reason(), s.rule(), s.source(), start, end);
    }

    private static <T extends Comparable<? super T>> T later(T a, T b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static <T extends Comparable<? super T>> T earlier(T a, T b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
