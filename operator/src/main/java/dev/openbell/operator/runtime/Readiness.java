package dev.openbell.operator.runtime;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready means: this replica leads, or waits to. */
@org.eclipse.microprofile.health.Readiness
@Singleton
public class Readiness implements HealthCheck {

    private final Leadership leadership;

    @Inject
    Readiness(Leadership leadership) {
        this.leadership = leadership;
    }

    @Override
    public HealthCheckResponse call() {
        var standing = leadership.standing();
        return HealthCheckResponse.named("leadership")
                .withData("standing", standing.name())
                .status(
                        switch (standing) {
                            case Waiting, Leading -> true;
                            case WaitingForCrds, Ended -> false;
                        })
                .build();
    }
}
