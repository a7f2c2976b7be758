package dev.openbell.operator.reports;

import dev.openbell.contract.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was heard of one pod.
 *
 * @param pod its name
 * @param ready whether it takes users; one that is not yet Ready is asked for nothing
 * @param last the last report that could be read; empty when none ever could
 * @param at when that was asked for; the epoch when none ever could be read
 * @param silence why there is nothing newer; empty while the last question was answered
 */
public record Heard(
        String pod, boolean ready, Optional<Report> last, Instant at, Optional<Silence> silence) {

    /** Why a pod was not heard. */
    public enum Silence {
        /** Its image does not have the path: it keeps no contract. */
        NotImplemented,
        /** No connection, or no answer in time. */
        NoAnswer,
        /** What it answered is no report. */
        NotUnderstood
    }

    /** A pod that was never asked. */
    public static Heard nothing(String pod, boolean ready) {
        return new Heard(pod, ready, Optional.empty(), Instant.EPOCH, Optional.empty());
    }

    /** The same after an answer. */
    public Heard answered(Report report, Instant asked) {
        return new Heard(pod, ready, Optional.of(report), asked, Optional.empty());
    }

    /** The same after a question that was not answered: what was known stays. */
    public Heard silent(Silence why) {
        return new Heard(pod, ready, last, at, Optional.of(why));
    }

    /** Whether the last report is too old to let pods go by it. */
    boolean isStale(Instant now, Duration limit) {
        return last.isEmpty() || at.plus(limit).isBefore(now);
    }
}
