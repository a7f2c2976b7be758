package dev.openbell.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The state of a session at an instant, and why.
 *
 * @param state open or not
 * @param phase what the market that decided does; for windows Continuous or Closed; under an
 *     override what would be without it
 * @param tradeDate the trade date of the running market session, empty outside sessions
 * @param market the source that decided: a calendar's name, {@code windows} or {@code override}
 * @param reason why, in one word
 * @param rule the rule that decided, by name, such as {@code Thanksgiving Day}
 * @param source where the rule is published, or who asked for the override and why
 * @param since when this state began. Bounded backwards: where the state is older than {@link
 *     SessionRules#HORIZON} it is an instant at which the state already held; {@link Instant#MIN}
 *     when it held for ever
 * @param until the next bell; empty when there is none within {@link SessionRules#HORIZON}
 */
public record SessionAnswer(
        SessionState state,
        Phase phase,
        Optional<LocalDate> tradeDate,
        String market,
        Reason reason,
        String rule,
        Optional<String> source,
        Instant since,
        Optional<Instant> until) {}
