package dev.openbell.operator.schedule;

import dev.openbell.api.v1alpha1.TaskTiming;
import dev.openbell.calendar.MarketCalendar;
import dev.openbell.calendar.SessionOverride;
import dev.openbell.calendar.SessionRules;
import dev.openbell.operator.conditions.ConditionReason;
import java.util.List;
import java.util.Map;

/** A TradingSchedule as the operator can use it, or why it cannot. */
public sealed interface CompiledSchedule {

    /**
     * Usable.
     *
     * @param name the schedule's name
     * @param rules evaluates state and bells, overrides included
     * @param plain the same without overrides: what tasks at a bell follow
     * @param markets the rules of each market alone, without overrides: what tasks at a bell of
     *     that market follow
     * @param calendars the market calendars that it uses, in the order of the spec
     * @param overrides those that name this schedule and can be used
     * @param tasks when tasks run
     */
    record Usable(
            String name,
            SessionRules rules,
            SessionRules plain,
            Map<String, SessionRules> markets,
            List<MarketCalendar> calendars,
            List<SessionOverride> overrides,
            List<TaskTiming> tasks)
            implements CompiledSchedule {}

    /** Not usable; the sentence names the field. */
    record Unusable(ConditionReason reason, String message) implements CompiledSchedule {}
}
