package dev.openbell.cli.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.openbell.api.OpenbellMapper;
import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.MarketCalendarSpec;
import dev.openbell.cli.platform.CliException;
import dev.openbell.operator.marketcalendar.Revisions;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where the operator keeps the revisions of MarketCalendars. */
final class RevisionSource {

    @Option(
            names = "--operator-namespace",
            paramLabel = "NAMESPACE",
            defaultValue = "openbell-system",
            description = "Where the operator runs and keeps revisions; default: ${DEFAULT-VALUE}.")
    private String namespace = "openbell-system";

    /**
     * The history of one MarketCalendar.
     *
     * @param calendar as the cluster has it now
     * @param revisions the oldest first
     */
    record History(MarketCalendar calendar, List<ControllerRevision> revisions) {

        /** The calendar with the spec of a revision. */
        MarketCalendar version(long number) {
            var revision =
                    revisions.stream()
                            .filter(r -> r.getRevision() == number)
                            .findFirst()
                            .orElseThrow(() -> missing(number));
            return Versions.version(Versions.name(calendar), spec(revision));
        }

        /** The newest revision with the spec of now; 0 when it was not in use yet. */
        long inUse() {
            var now = Revisions.content(calendar.getSpec());
            return revisions.stream()
                    .filter(r -> now.equals(Revisions.spec(r)))
                    .mapToLong(ControllerRevision::getRevision)
                    .max()
                    .orElse(0);
        }

        private CliException missing(long number) {
            return new CliException(
                    "MarketCalendar \""
                            + Versions.name(calendar)
                            + "\" has no revision "
                            + number
                            + "; there "
                            + (revisions.isEmpty()
                                    ? "is none."
                                    : "are "
                                            + revisions.stream()
                                                    .map(r -> String.valueOf(r.getRevision()))
                                                    .collect(Collectors.joining(", "))
                                            + "."));
        }
    }

    /** The history of the MarketCalendar of that name. */
    History of(KubernetesClient client, String name) {
        var calendar = client.resources(MarketCalendar.class).withName(name).get();
        if (calendar == null) {
            throw new CliException(
                    "MarketCalendar \""
                            + name
                            + "\" does not exist; built-in calendars have no history here.");
        }
        return new History(
                calendar,
                Revisions.of(
                        calendar,
                        client.apps()
                                .controllerRevisions()
                                .inNamespace(namespace)
                                .withLabel(Revisions.CALENDAR, name)
                                .list()
                                .getItems()));
    }

    /** The spec that a revision keeps. */
    static MarketCalendarSpec spec(ControllerRevision revision) {
        try {
            return OpenbellMapper.create()
                    .treeToValue(Revisions.spec(revision), MarketCalendarSpec.class);
        } catch (JsonProcessingException e) {
            throw new CliException(
                    "revision " + revision.getRevision() + ": " + e.getOriginalMessage(), e);
        }
    }
}
