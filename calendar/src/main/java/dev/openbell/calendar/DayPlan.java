package dev.openbell.calendar;

import dev.openbell.calendar.CalendarDefinition.SegmentTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One trade date in local minutes, before it is put on the line of instants.
 *
 * @param spans ordered and disjoint; a span with phase Closed marks time that an early close or a
 *     late open took away. Empty on a day without a session
 * @param why why the rest of the day is closed
 */
record DayPlan(List<Span> spans, Why why) {
    /** The rule that decided. */
    record Why(Reason reason, String rule, Optional<String> source) {}

    /** Minutes from local midnight of the trade date, {@code [start, end)}. */
    record Span(Phase phase, int start, int end, Why why) {}

    static DayPlan closed(Why why) {
        return new DayPlan(List.of(), why);
    }

    static final Why OUT_OF_HOURS =
            new Why(Reason.OutOfHours, "Outside trading hours", Optional.empty());

    private static final Why BREAK = new Why(Reason.LunchBreak, "Break", Optional.empty());

    /** A cut of the ordinary day: local minutes and the rule that asks for it. */
    record Cut(int minutes, Why why) {}

    /** The day of these segments, with its start and its end moved where cuts say so. */
    static DayPlan of(
            List<SegmentTemplate> segments,
            Why ordinary,
            Optional<Cut> lateOpen,
            Optional<Cut> earlyClose) {
        int open = first(segments);
        int close = last(segments);
        Optional<Cut> late = lateOpen.filter(c -> c.minutes() > open && c.minutes() < close);
        Optional<Cut> early =
                earlyClose.filter(
                        c ->
                                c.minutes() < close
                                        && c.minutes() > late.map(Cut::minutes).orElse(open));
        int newOpen = late.map(Cut::minutes).orElse(open);
        int newClose = early.map(Cut::minutes).orElse(close);
        Why why = early.or(() -> late).map(Cut::why).orElse(ordinary);

        List<Span> spans = new ArrayList<>();
        for (SegmentTemplate segment : segments) {
            int start = start(segment);
            int end = end(segment);
            if (end <= open) {
                start += newOpen - open;
                end += newOpen - open;
            } else if (start >= close) {
                start += newClose - close;
                end += newClose - close;
            } else {
                start = Math.max(start, newOpen);
                end = Math.min(end, newClose);
            }
            if (start < end) {
                addAfterGap(spans, new Span(segment.phase(), start, end, why), newOpen, newClose);
            }
        }
        if (spans.isEmpty()) {
            return closed(why);
        }
        late.ifPresent(
                c -> spans.addFirst(lost(start(segments.getFirst()), spans.getFirst().start(), c)));
        early.ifPresent(
                c -> spans.addLast(lost(spans.getLast().end(), end(segments.getLast()), c)));
        return new DayPlan(List.copyOf(spans), OUT_OF_HOURS);
    }

    // A gap between two stretches of the trading part of the day is a break, said or not.
    private static void addAfterGap(List<Span> spans, Span span, int open, int close) {
        if (!spans.isEmpty()) {
            Span before = spans.getLast();
            boolean within = before.start() >= open && span.start() < close;
            if (within && before.end() < span.start()) {
                spans.add(new Span(Phase.Break, before.end(), span.start(), BREAK));
            }
        }
        spans.add(
                span.phase() == Phase.Break
                        ? new Span(Phase.Break, span.start(), span.end(), BREAK)
                        : span);
    }

    private static Span lost(int start, int end, Cut cut) {
        return new Span(Phase.Closed, start, end, cut.why());
    }

    static int start(SegmentTemplate segment) {
        return segment.startDayOffset() * 1440 + segment.start().minutes();
    }

    static int end(SegmentTemplate segment) {
        return segment.endDayOffset() * 1440 + segment.end().minutes();
    }

    /** Start of continuous trading, or of the first segment where there is none. */
    static int first(List<SegmentTemplate> segments) {
        return segments.stream()
                .filter(s -> s.phase() == Phase.Continuous)
                .mapToInt(DayPlan::start)
                .findFirst()
                .orElse(start(segments.getFirst()));
    }

    /** End of continuous trading, or of the last segment where there is none. */
    static int last(List<SegmentTemplate> segments) {
        return segments.reversed().stream()
                .filter(s -> s.phase() == Phase.Continuous)
                .mapToInt(DayPlan::end)
                .findFirst()
                .orElse(end(segments.getLast()));
    }
}
