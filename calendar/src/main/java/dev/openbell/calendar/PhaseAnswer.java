package dev.openbell.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one market does at an instant, and the rule that decided. The answer is the same for every
 * instant in {@code [since, until)}; a neighbouring stretch may have the same phase for another
 * reason (a Friday evening, then the weekend).
 *
 * @param phase the phase
 * @param tradeDate the trade date that the stretch belongs to, empty while closed or unknown
 * @param market the calendar's name
 * @param reason why, in one word
 * @param rule the rule that decided, by name
 * @param source where the rule is published
 * @param since start of the stretch, {@link Instant#MIN} before the data begin
 * @param until end of the stretch, exclusive; {@link Instant#MAX} after the data end
 */
public record PhaseAnswer(
        Phase phase,
        Optional<LocalDate> tradeDate,
        String market,
        Reason reason,
        String rule,
        Optional<String> source,
        Instant since,
        Instant until) {}
