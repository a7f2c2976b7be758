package dev.openbell.operator.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Events for people: one for each transition, none for a pass that changed nothing. An event that
 * cannot be written is only logged.
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

    private final KubernetesClient client;
    private final Clock clock;
    private final String identity;

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
        try {
            client.resource(event).create();
        } catch (KubernetesClientException lost) {
            LOG.warnf(
                    "event %s of %s lost: %s",
                    reason, about.getMetadata().getName(), lost.getMessage());
        }
    }
}
