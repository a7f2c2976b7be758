package dev.openbell.operator.runtime;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive means: no informer has ended, and the bell engine looks at its clock. */
@Liveness
@Singleton
public class Health implements HealthCheck {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final InformerHealth informers;
    private final Bells bells;
    private final Clock clock;

    @Inject
    Health(InformerHealth informers, Bells bells, Clock clock) {
        this.informers = informers;
        this.bells = bells;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var silence = Duration.between(bells.lastLook(), clock.instant());
        return HealthCheckResponse.named("openbell")
                .withData("stoppedInformers", String.join(",", informers.stopped()))
                .withData("plannedBells", bells.planned())
                .status(informers.stopped().isEmpty() && silence.compareTo(LONGEST_SILENCE) < 0)
                .build();
    }
}
