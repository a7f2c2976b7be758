package dev.openbell.operator.runtime;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.MemoryPoolMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Collects the old generation while nothing is at stake. The serial collector lets garbage pile up
 * to the limit of the heap, and the first bell after that would pay for it; and memory that is not
 * needed is given back to the node.
 */
@Singleton
public class QuietCollection {

    /** A bell must not come while a collection is under way, and passes may precede it. */
    private static final Duration BEFORE_A_BELL = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final PassExecutor passes;
    private final Bells bells;
    private final Clock clock;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("quiet-collection").factory());
    private boolean wasIdle;

    @Inject
    QuietCollection(PassExecutor passes, Bells bells, Clock clock) {
        this.passes = passes;
        this.bells = bells;
        this.clock = clock;
    }

    /** With a collector that has no such generation there is nothing to do. */
    void start(@Observes StartupEvent event) {
        looks.schedule(this::begin, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    void end(@Observes ShutdownEvent event) {
        looks.shutdownNow();
    }

    private void begin() {
        OldGeneration.find()
                .ifPresent(
                        pool ->
                                looks.scheduleWithFixedDelay(
                                        () -> look(pool),
                                        LOOK.toMillis(),
                                        LOOK.toMillis(),
                                        TimeUnit.MILLISECONDS));
    }

    private void look(MemoryPoolMXBean pool) {
        boolean isIdle = passes.isIdle();
        var old = OldGeneration.of(pool);
        if (isIdle && wasIdle && !isNear(bells.next(), clock.instant()) && old.isMostlyGarbage()) {
            System.gc();
        }
        wasIdle = isIdle;
    }

    static boolean isNear(Optional<Instant> bell, Instant now) {
        return bell.isPresent() && bell.get().isBefore(now.plus(BEFORE_A_BELL));
    }
}
