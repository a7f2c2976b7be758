package dev.openbell.calendar;

import dev.openbell.calendar.CalendarDefinition.EarlyCloseRule;
import dev.openbell.calendar.CalendarDefinition.ExtraSession;
import dev.openbell.calendar.CalendarDefinition.SegmentTemplate;
import dev.openbell.calendar.CalendarDefinition.SessionTemplate;
import dev.openbell.calendar.DayPlan.Cut;
import dev.openbell.calendar.DayPlan.Span;
import dev.openbell.calendar.DayPlan.Why;
import dev.openbell.calendar.ResolvedCalendar.DatedDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides what each trade date of a calendar is. In this order: a closure by notice, an extra
 * session, a holiday, a weekend; then late opens and early closes shorten what is left.
 */
final class DayPlans {
    private final ResolvedCalendar calendar;
    private final RuleDays rules;

    DayPlans(ResolvedCalendar calendar) {
        this.calendar = calendar;
        this.rules = new RuleDays(calendar);
    }

    /** The plan of a date that the calendar {@linkplain ResolvedCalendar#knows knows}. */
    DayPlan plan(LocalDate date) {
        DatedDay dated = calendar.dated(date);
        if (dated.closure().isPresent()) {
            var closure = dated.closure().get();
            return DayPlan.closed(new Why(Reason.AdHocClosure, closure.reason(), closure.source()));
        }
        if (dated.extra().isPresent()) {
            ExtraSession extra = dated.extra().get();
            return shortened(
                    date,
                    extra.segments(),
                    new Why(Reason.ExtraSession, extra.reason(), extra.source()),
                    dated);
        }
        var holiday = rules.holiday(date);
        if (holiday.isPresent()) {
            return DayPlan.closed(
                    new Why(Reason.Holiday, holiday.get().name(), holiday.get().source()));
        }
        var template = calendar.template(date);
        if (template.isEmpty()) {
            return DayPlan.closed(new Why(Reason.Weekend, weekday(date), Optional.empty()));
        }
        SessionTemplate ordinary = template.get();
        return shortened(
                date,
                ordinary.segments(),
                new Why(Reason.RegularSession, "Regular session", ordinary.source()),
                dated);
    }

    private DayPlan shortened(
            LocalDate date, List<SegmentTemplate> segments, Why ordinary, DatedDay dated) {
        Optional<Cut> late =
                dated.lateOpen()
                        .map(
                                l ->
                                        new Cut(
                                                l.open().minutes(),
                                                new Why(Reason.LateOpen, l.reason(), l.source())));
        Optional<Cut> early =
                dated.earlyClose()
                        .map(e -> earlyCut(e.close(), e.reason(), e.source()))
                        .or(() -> byRule(date, dated));
        return DayPlan.of(segments, ordinary, late, early);
    }

    // An extra session states its own times, so the rules do not shorten it.
    private Optional<Cut> byRule(LocalDate date, DatedDay dated) {
        if (dated.extra().isPresent()) {
            return Optional.empty();
        }
        Optional<EarlyCloseRule> rule = rules.earlyClose(date);
        return rule.map(r -> earlyCut(r.close(), r.rule().name(), r.rule().source()));
    }

    private static Cut earlyCut(TimeOfDay close, String name, Optional<String> source) {
        return new Cut(close.minutes(), new Why(Reason.EarlyClose, name, source));
    }

    private static String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** The session of a known date, empty on a day without. */
    Optional<MarketSession> session(LocalDate date) {
        List<Span> spans =
                plan(date).spans().stream().filter(s -> s.phase() != Phase.Closed).toList();
        List<Segment> segments =
                spans.stream()
                        .map(s -> new Segment(s.phase(), start(date, s), end(date, s)))
                        .toList();
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new MarketSession(
                                date,
                                segments,
                                spans.getFirst().why().reason(),
                                spans.getFirst().why().rule()));
    }

    Instant start(LocalDate date, Span span) {
        return LocalTimes.start(date, span.start(), calendar.zone());
    }

    Instant end(LocalDate date, Span span) {
        return LocalTimes.end(date, span.end(), calendar.zone());
    }
}
