package dev.openbell.operator.schedule;

import dev.openbell.api.v1alpha1.BellView;
import dev.openbell.api.v1alpha1.CalendarView;
import dev.openbell.api.v1alpha1.Condition;
import dev.openbell.api.v1alpha1.OverrideView;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.api.v1alpha1.TradingScheduleStatus;
import dev.openbell.calendar.Bell;
import dev.openbell.calendar.MarketCalendar;
import dev.openbell.calendar.SessionAnswer;
import dev.openbell.calendar.zones.ZoneData;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.ConditionType;
import dev.openbell.operator.conditions.Conditions;
import dev.openbell.operator.conditions.Finding;
import dev.openbell.operator.conditions.Truth;
import dev.openbell.operator.conditions.Verdict;
import dev.openbell.operator.marketcalendar.Horizon;
import dev.openbell.operator.sessionoverride.Overrides;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The status of a schedule at an instant. Pure. */
final class ScheduleStatus {

    private static final int BELLS = 10;
    private static final Duration BELL_HORIZON = Duration.ofDays(60);

    private ScheduleStatus() {}

    /** Status, and when it may change by itself. */
    record Judged(TradingScheduleStatus status, Optional<Instant> next) {}

    static Judged judge(TradingSchedule schedule, CompiledSchedule compiled, Instant now) {
        return switch (compiled) {
            case CompiledSchedule.Unusable(var reason, var message) ->
                    new Judged(unusable(schedule, reason, message, now), Optional.empty());
            case CompiledSchedule.Usable usable -> usable(schedule, usable, now);
        };
    }

    private static Judged usable(
            TradingSchedule schedule, CompiledSchedule.Usable usable, Instant now) {
        var answer = usable.rules().at(now);
        var bells = usable.rules().bells(now, now.plus(BELL_HORIZON), BELLS);
        var findings =
                Conditions.all(
                        Conditions.conclusion(
                                new Verdict.IsReady("The schedule is read and followed.")),
                        List.of(market(answer), Horizon.judge(usable.calendars(), now)));
        var status =
                new TradingScheduleStatus(
                        generation(schedule),
                        answer.state().name(),
                        answer.since().toString(),
                        bells.stream().map(ScheduleStatus::view).toList(),
                        usable.calendars().stream().map(ScheduleStatus::view).toList(),
                        ZoneData.current().version(),
                        Overrides.deciding(usable.overrides(), now)
                                .map(
                                        o ->
                                                new OverrideView(
                                                        o.name(),
                                                        o.effect().name(),
                                                        o.until().toString(),
                                                        o.reason()))
                                .orElse(null),
                        merged(schedule, findings, now));
        var next =
                Stream.concat(
                                answer.until().stream(),
                                Stream.concat(
                                        overrideEdges(usable, now),
                                        Horizon.edges(usable.calendars(), now)))
                        .min(Comparator.naturalOrder());
        return new Judged(status, next);
    }

    /** What was known before stays; only the conditions tell. */
    private static TradingScheduleStatus unusable(
            TradingSchedule schedule, ConditionReason reason, String message, Instant now) {
        var findings = Conditions.conclusion(new Verdict.IsStalled(reason, message));
        var conditions = merged(schedule, findings, now);
        var before = schedule.getStatus();
        return before == null
                ? new TradingScheduleStatus(
                        generation(schedule),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        ZoneData.current().version(),
                        null,
                        conditions)
                : new TradingScheduleStatus(
                        generation(schedule),
                        before.state(),
                        before.since(),
                        before.nextBells(),
                        before.calendars(),
                        ZoneData.current().version(),
                        before.override(),
                        conditions);
    }

    private static Finding market(SessionAnswer answer) {
        var truth =
                switch (answer.state()) {
                    case Open -> Truth.True;
                    case Closed, Break -> Truth.False;
                    case Unknown -> Truth.Unknown;
                };
        return new Finding(
                ConditionType.MarketOpen,
                truth,
                ConditionReason.valueOf(answer.reason().name()),
                answer.market() + ": " + answer.rule());
    }

    private static Stream<Instant> overrideEdges(CompiledSchedule.Usable usable, Instant now) {
        return usable.overrides().stream()
                .flatMap(o -> Stream.of(o.from(), o.until()))
                .filter(edge -> edge.isAfter(now));
    }

    private static BellView view(Bell bell) {
        return new BellView(
                bell.at().toString(),
                bell.to().name(),
                bell.market(),
                bell.reason().name(),
                bell.rule());
    }

    private static CalendarView view(MarketCalendar calendar) {
        return new CalendarView(
                calendar.mic(), calendar.revision(), calendar.validThrough().toString());
    }

    private static List<Condition> merged(
            TradingSchedule schedule, List<Finding> findings, Instant now) {
        var before = schedule.getStatus();
        return Conditions.merge(
                before == null ? List.of() : before.conditions(),
                findings,
                generation(schedule),
                now);
    }

    private static long generation(TradingSchedule schedule) {
        return Objects.requireNonNullElse(schedule.getMetadata().getGeneration(), 0L);
    }
}
