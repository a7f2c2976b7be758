package dev.openbell.ai.pod;

import dev.openbell.ai.PodConfig;
import dev.openbell.contract.Drain;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Ends the process when its last session has gone, after SIGTERM. The framework's own graceful end
 * would wait its whole time limit as soon as there was a socket, and close sockets without a word.
 */
@Singleton
public class Termination {

    private final Leaving leaving;
    private final Clock clock;
    private final Duration drain;
    private final AtomicBoolean began = new AtomicBoolean();

    Termination(Leaving leaving, Clock clock, PodConfig config) {
        this.leaving = leaving;
        this.clock = clock;
        this.drain = Duration.ofSeconds(config.drainSeconds());
    }

    void start(@Observes StartupEvent event) {
        Signal.handle(new Signal("TERM"), signal -> begin());
    }

    private void begin() {
        if (began.compareAndSet(false, true)) {
            leaving.begin(new Drain(clock.instant().plus(drain), "The pod ends."))
                    .toCompletableFuture()
                    .orTimeout(drain.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((gone, late) -> Quarkus.asyncExit());
        }
    }
}
