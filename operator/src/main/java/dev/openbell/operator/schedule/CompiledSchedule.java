package dev.openbell.operator.schedule;

import dev.openbell.api.v1alpha1.TaskTiming;
import dev.openbell.calendar.Bell;
import dev.openbell.calendar.MarketCalendar;
import dev.openbell.calendar.SessionOverride;
import dev.openbell.calendar.SessionRules;
import dev.openbell.calendar.SessionState;
import dev.openbell.operator.conditions.ConditionReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @param flip what it says of the hand-over at its bells
     */
    record Usable(
            String name,
            SessionRules rules,
            SessionRules plain,
            Map<String, SessionRules> markets,
            List<MarketCalendar> calendars,
            List<SessionOverride> overrides,
            List<TaskTiming> tasks,
            FlipTimes flip)
            implements CompiledSchedule {

        /** Bells that change no side are passed over: a break that ends in the close, for one. */
        private static final int BELLS_TO_READ = 16;

        /** The next bell at which the schedule turns from open to anything else, or back. */
        public Optional<Instant> nextTurn(Instant now) {
            var open = isOpen(rules.at(now).state());
            var at = now;
            for (int i = 0; i < BELLS_TO_READ; i++) {
                var bell = rules.nextBell(at);
                if (bell.isEmpty()) {
                    return Optional.empty();
                }
                if (isOpen(bell.get().to()) != open) {
                    return bell.map(Bell::at);
                }
                at = bell.get().at();
            }
            return Optional.empty();
        }

        private static boolean isOpen(SessionState state) {
            return state == SessionState.Open;
        }
    }

    /** Not usable; the sentence names the field. */
    record Unusable(ConditionReason reason, String message) implements CompiledSchedule {}
}
