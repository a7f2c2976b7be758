package dev.openbell.operator.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Events for people: one for each transition, none for a pass that changed nothing. They are
 * written one after another beside everything else, so that a bell of a thousand schedules does not
 * wait for what is told of it. An event that cannot be written is only logged; what has not been
 * written when the process ends is lost.
 */
@Singleton
public class Events {

    private static final Logger LOG = Logger.getLogger(Events.class);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** How loud an event is. */
    public enum Type {
        Normal,
        Warning
    }

    /** So many wait at most; more than that nobody reads. */
    private static final int MOST_WAITING = 20_000;

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final KubernetesClient client;
    private final Clock clock;
    private final String identity;
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().daemon().name("events").factory(),
                    (event, full) -> LOG.warn("an event is lost: too many wait"));

    @Inject
    Events(KubernetesClient client, Clock clock, OpenbellConfig config) {
        this.client = client;
        this.clock = clock;
        this.identity = config.identity().orElse("openbell-operator");
    }

    /**
     * Tells what happened to an object.
     *
     * @param reason one word
     * @param action what the operator did or found
     */
    public void tell(HasMetadata about, Type type, String reason, String action, String note) {
        Instant now = clock.instant();
        var namespace = Optional.ofNullable(about.getMetadata().getNamespace()).orElse("default");
        var event =
                new EventBuilder()
                        .withNewMetadata()
                        .withName(about.getMetadata().getName() + "." + UUID.randomUUID())
                        .withNamespace(namespace)
                        .endMetadata()
                        .withEventTime(new MicroTime(MICROS.format(now)))
                        .withType(type.name())
                        .withReason(reason)
                        .withAction(action)
                        .withNote(note)
                        .withReportingController("openbell.dev/operator")
                        .withReportingInstance(identity)
                        .withRegarding(
                                new ObjectReferenceBuilder()
                                        .withApiVersion(about.getApiVersion())
                                        .withKind(about.getKind())
                                        .withNamespace(about.getMetadata().getNamespace())
                                        .withName(about.getMetadata().getName())
                                        .withUid(about.getMetadata().getUid())
                                        .build())
                        .build();
        writer.execute(() -> write(event));
    }

    /** What waits is written if that is done soon. */
    void end(@Observes ShutdownEvent end) throws InterruptedException {
        writer.shutdown();
        if (!writer.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
            writer.shutdownNow();
        }
    }

    private void write(Event event) {
        try {
            client.resource(event).create();
        } catch (KubernetesClientException lost) {
            LOG.warnf(
                    "event %s of %s lost: %s",
                    event.getReason(), event.getRegarding().getName(), lost.getMessage());
        }
    }
}
