package dev.openbell.ai.pod;

import dev.openbell.ai.seats.Seats;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A pod that lets its sessions go is not ready. A full one is: readiness that comes and goes would
 * have a busy pod ended before an idle one.
 */
@Readiness
@Singleton
public class SeatsReadiness implements HealthCheck {

    private final Seats seats;

    SeatsReadiness(Seats seats) {
        this.seats = seats;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("seats").status(!seats.count().draining()).build();
    }
}
