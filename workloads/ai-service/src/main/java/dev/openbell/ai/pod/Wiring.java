package dev.openbell.ai.pod;

import dev.openbell.ai.PodConfig;
import dev.openbell.ai.roles.Assignment.Spans;
import dev.openbell.ai.roles.RoleClock;
import dev.openbell.ai.seats.Seats;
import dev.openbell.ai.seats.Workers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** How the process is put together; the only place that knows the machine's clock. */
@Singleton
public class Wiring {

    private static final Logger LOG = Logger.getLogger(Wiring.class);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Mounted mounted(PodConfig config) {
        return new Mounted(config.documents());
    }

    @Produces
    @Singleton
    Seats seats(PodConfig config, Clock clock) {
        return new Seats(config.usersPerPod(), config.sessionsPerUser(), clock);
    }

    @Produces
    @Singleton
    RoleClock roleClock(PodConfig config, Clock clock, Mounted mounted) {
        var spans =
                new Spans(
                        Duration.ofSeconds(config.warmingSeconds()),
                        Duration.ofSeconds(config.drainSeconds()));
        return new RoleClock(clock, config.roles(), spans, mounted::timetable);
    }

    void end(@Disposes RoleClock roles) {
        roles.close();
    }

    @Produces
    @Singleton
    Workers workers() {
        return new Workers(Runtime.getRuntime().availableProcessors());
    }

    void end(@Disposes Workers workers) {
        workers.close();
    }

    void start(@Observes StartupEvent event, RoleClock roles, PodConfig config) {
        roles.onChange(
                (before, after) ->
                        LOG.infof("roles: %s, were %s", after.states(), before.states()));
        roles.start();
        LOG.infof(
                "%s/%s %s: %d users, roles %s",
                config.cluster(),
                config.component(),
                config.pod(),
                config.usersPerPod(),
                roles.now().states());
    }
}
