package dev.openbell.ai.pod;

import dev.openbell.ai.roles.RoleClock;
import dev.openbell.ai.seats.Seats;
import dev.openbell.contract.Report;
import jakarta.inject.Singleton;
import java.util.Map;

/** What the pod answers about itself. */
@Singleton
public final class PodReport {

    private final RoleClock roles;
    private final Seats seats;

    PodReport(RoleClock roles, Seats seats) {
        this.roles = roles;
        this.seats = seats;
    }

    /** The report of this moment. */
    public Report now() {
        var count = seats.count();
        return new Report(
                count.users(),
                count.sessions(),
                count.idleSince().orElse(null),
                roles.now().states(),
                roles.revision().orElse(null),
                0,
                count.draining(),
                0,
                Map.of());
    }
}
