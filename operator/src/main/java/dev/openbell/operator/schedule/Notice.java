package dev.openbell.operator.schedule;

import dev.openbell.api.v1alpha1.NoticeView;
import dev.openbell.api.v1alpha1.TradingScheduleSpec;
import dev.openbell.calendar.SessionRules;
import dev.openbell.calendar.SessionState;
import dev.openbell.operator.json.CanonicalJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cluster's minimum notice: an edit of its schedule that would change the state soon is followed
 * only when the notice is over. What is followed meanwhile lies in the cluster's status.
 *
 * @param followed the schedule to follow now
 * @param generation of the edit that waits
 * @param until when the edit is followed; empty: none waits
 */
public record Notice(
        TradingScheduleSpec followed, Optional<Long> generation, Optional<Instant> until) {

    private static final int MOST_BELLS = 10_000;

    /** What the status says of it. */
    public NoticeView view() {
        return new NoticeView(
                CanonicalJson.text(followed),
                generation.orElse(null),
                until.map(Instant::toString).orElse(null));
    }

    /**
     * Which version to follow.
     *
     * @param edited the schedule's spec as it is
     * @param generation of it
     * @param before what the status says, if anything
     * @param compile a schedule as it can be used, without overrides
     */
    public static Notice of(
            TradingScheduleSpec edited,
            long generation,
            Optional<NoticeView> before,
            Duration notice,
            Function<TradingScheduleSpec, CompiledSchedule> compile,
            Instant now) {
        var known =
                before.flatMap(
                        view -> CanonicalJson.read(view.followed(), TradingScheduleSpec.class));
        if (known.isEmpty()
                || known.get().equals(edited)
                || !(compile.apply(edited) instanceof CompiledSchedule.Usable next)
                || !(compile.apply(known.get()) instanceof CompiledSchedule.Usable present)) {
            return at(edited);
        }
        var waits =
                before.filter(view -> Objects.equals(view.waiting(), generation))
                        .flatMap(view -> instant(view.until()))
                        // A clock may have been stepped back.
                        .filter(until -> !until.isAfter(now.plus(notice)));
        var until = waits.orElse(now.plus(notice));
        return now.isBefore(until) && !agree(present.rules(), next.rules(), now, until)
                ? new Notice(known.get(), Optional.of(generation), Optional.of(until))
                : at(edited);
    }

    private static Notice at(TradingScheduleSpec schedule) {
        return new Notice(schedule, Optional.empty(), Optional.empty());
    }

    /** Both are open at the same times. */
    private static boolean agree(SessionRules a, SessionRules b, Instant from, Instant until) {
        return turns(a, from, until).equals(turns(b, from, until));
    }

    private static List<Instant> turns(SessionRules rules, Instant from, Instant until) {
        var turns = new ArrayList<Instant>();
        var open = isOpen(rules.at(from).state());
        if (open) {
            turns.add(from);
        }
        for (var bell : rules.bells(from, until, MOST_BELLS)) {
            if (isOpen(bell.to()) != open && bell.at().isBefore(until)) {
                open = !open;
                turns.add(bell.at());
            }
        }
        return turns;
    }

    private static boolean isOpen(SessionState state) {
        return state == SessionState.Open;
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
