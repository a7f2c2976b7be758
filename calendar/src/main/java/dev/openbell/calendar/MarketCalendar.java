package dev.openbell.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The calendar of one market: immutable, and safe for any number of threads. Obtained from {@link
 * MarketCalendars}.
 */
public final class MarketCalendar {
    private final ResolvedCalendar resolved;
    private final String revision;
    private final DayPlans plans;
    private final Timeline timeline;
    private final MarketViews views;

    MarketCalendar(ResolvedCalendar resolved) {
        this.resolved = resolved;
        this.revision = resolved.revision();
        this.plans = new DayPlans(resolved);
        this.timeline = new Timeline(resolved, plans);
        this.views = new MarketViews(this, timeline);
    }

    /** The calendar's name: a market identifier code (ISO 10383) for the built-in ones. */
    public String mic() {
        return resolved.name();
    }

    /** The zone of its local times. */
    public ZoneId zone() {
        return resolved.zone();
    }

    /** Twelve hexadecimal digits that change when, and only when, the calendar's data change. */
    public String revision() {
        return revision;
    }

    /** The first trade date that is known; before it every answer is Unknown. */
    public LocalDate validFrom() {
        return resolved.validFrom();
    }

    /** The last trade date that is known; after it every answer is Unknown. */
    public LocalDate validThrough() {
        return resolved.validThrough();
    }

    /** What the market does at this instant, and which rule decided. Takes well under 1 µs. */
    public PhaseAnswer phaseAt(Instant t) {
        return timeline.at(t);
    }

    /**
     * The sessions of the trade dates from {@code from} to {@code to}, both inclusive, in order.
     * Dates that are not known have none; compare {@link #validThrough}.
     */
    public List<MarketSession> sessions(LocalDate from, LocalDate to) {
        LocalDate first = from.isBefore(validFrom()) ? validFrom() : from;
        LocalDate last = to.isAfter(validThrough()) ? validThrough() : to;
        List<MarketSession> sessions = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            plans.session(date).ifPresent(sessions::add);
        }
        return List.copyOf(sessions);
    }

    /** The calendar as a source of sessions; equal questions share one. */
    SessionSource through(Set<Phase> phases, Duration bridgeBreaks) {
        return views.through(phases, bridgeBreaks);
    }

    ResolvedCalendar resolved() {
        return resolved;
    }

    DayPlans plans() {
        return plans;
    }

    @Override
    public String toString() {
        return mic() + "@" + revision;
    }
}
