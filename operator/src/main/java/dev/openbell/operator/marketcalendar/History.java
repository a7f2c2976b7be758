package dev.openbell.operator.marketcalendar;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.operator.runtime.OpenbellConfig;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import org.jboss.logging.Logger;

/**
 * Writes the {@link Revisions} of calendars into the operator's namespace; nothing when the history
 * ends with what is in use. Under a role that does not allow it there is no history, and everything
 * else goes on.
 */
@Singleton
public class History {
    private static final Logger LOG = Logger.getLogger(History.class);

    private final KubernetesClient client;
    private final String namespace;

    @Inject
    History(KubernetesClient client, OpenbellConfig config) {
        this.client = client;
        this.namespace = config.namespace();
    }

    /** Keeps the spec of a calendar that is in use. */
    void keep(MarketCalendar calendar, String data) {
        var revisions = client.apps().controllerRevisions().inNamespace(namespace);
        var name = calendar.getMetadata().getName();
        try {
            var known = revisions.withLabel(Revisions.CALENDAR, name).list().getItems();
            var step = Revisions.next(calendar, data, known, namespace);
            step.create().ifPresent(revision -> client.resource(revision).create());
            step.delete().forEach(revision -> client.resource(revision).delete());
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw refused;
            }
            LOG.warnf("no history of MarketCalendar %s: %s", name, refused.getMessage());
        }
    }
}
