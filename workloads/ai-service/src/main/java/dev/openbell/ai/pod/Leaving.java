package dev.openbell.ai.pod;

import dev.openbell.ai.line.Lines;
import dev.openbell.ai.seats.Seats;
import dev.openbell.contract.Drain;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Lets all sessions go: nobody new is let in, clients are told until when they may stay, and what
 * is left at the deadline is closed.
 */
@Singleton
public class Leaving {

    private static final Logger LOG = Logger.getLogger(Leaving.class);

    private final Seats seats;
    private final Lines lines;
    private final Clock clock;

    Leaving(Seats seats, Lines lines, Clock clock) {
        this.seats = seats;
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * Begins; a second time only brings the deadline nearer. The answer comes when all are gone.
     */
    public CompletionStage<Void> begin(Drain drain) {
        LOG.infof("draining until %s: %s", drain.deadline(), drain.reason());
        var empty = seats.drain();
        lines.leave(drain, clock);
        return empty;
    }
}
