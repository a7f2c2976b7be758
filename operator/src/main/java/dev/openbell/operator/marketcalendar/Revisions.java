package dev.openbell.operator.marketcalendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.operator.json.CanonicalJson;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The history of a MarketCalendar: each spec that was in use, as a ControllerRevision, the newest
 * {@link #MOST} of them. Going back to an old spec makes a new revision.
 */
public final class Revisions {
    /** How many are kept. */
    public static final int MOST = 10;

    /** The label by which the revisions of a calendar are found: its name. */
    public static final String CALENDAR = "openbell.dev/calendar";

    /** The annotation with the revision of the data that the spec gave when it was accepted. */
    public static final String DATA = "openbell.dev/data-revision";

    private Revisions() {}

    /**
     * What is to be written so that the history ends with what is in use now.
     *
     * @param create empty when it ends so already
     * @param delete those beyond the bound
     */
    public record Step(Optional<ControllerRevision> create, List<ControllerRevision> delete) {}

    /**
     * The step for a calendar that is in use.
     *
     * @param data the revision of its data
     * @param known revisions of calendars of that name, in any order
     * @param namespace the operator's
     */
    public static Step next(
            MarketCalendar calendar,
            String data,
            Collection<ControllerRevision> known,
            String namespace) {
        var own = of(calendar, known);
        var spec = content(calendar.getSpec());
        if (!own.isEmpty() && spec(own.getLast()).equals(spec)) {
            return new Step(Optional.empty(), beyond(own, MOST));
        }
        long number = own.isEmpty() ? 1 : own.getLast().getRevision() + 1;
        return new Step(
                Optional.of(revision(calendar, data, spec, number, namespace)),
                beyond(own, MOST - 1));
    }

    /** The revisions of this very calendar, and not of one that had its name before; in order. */
    public static List<ControllerRevision> of(
            MarketCalendar calendar, Collection<ControllerRevision> known) {
        var uid = calendar.getMetadata().getUid();
        return known.stream()
                .filter(
                        revision ->
                                revision.getMetadata().getOwnerReferences().stream()
                                        .anyMatch(owner -> owner.getUid().equals(uid)))
                .sorted(Comparator.comparing(ControllerRevision::getRevision))
                .toList();
    }

    /** The spec that a revision keeps. */
    public static JsonNode spec(ControllerRevision revision) {
        return CanonicalJson.tree(revision.getData()).path("spec");
    }

    private static List<ControllerRevision> beyond(List<ControllerRevision> own, int most) {
        return own.subList(0, Math.max(0, own.size() - most));
    }

    private static ControllerRevision revision(
            MarketCalendar calendar, String data, JsonNode spec, long number, String namespace) {
        var name = calendar.getMetadata().getName();
        return new ControllerRevisionBuilder()
                .withNewMetadata()
                .withName("marketcalendar-" + name + "-" + number)
                .withNamespace(namespace)
                .withLabels(Map.of(CALENDAR, name))
                .withAnnotations(Map.of(DATA, data))
                .withOwnerReferences(
                        new OwnerReferenceBuilder()
                                .withApiVersion(calendar.getApiVersion())
                                .withKind(calendar.getKind())
                                .withName(name)
                                .withUid(calendar.getMetadata().getUid())
                                .withController(true)
                                .build())
                .endMetadata()
                .withData(JsonNodeFactory.instance.objectNode().set("spec", spec))
                .withRevision(number)
                .build();
    }

    /** A spec without empty lists, so that a field that comes with a newer version is no change. */
    public static JsonNode content(Object spec) {
        return withoutEmpty(CanonicalJson.tree(spec));
    }

    private static JsonNode withoutEmpty(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(
                            field -> {
                                var value = withoutEmpty(field.getValue());
                                if (!value.isContainerNode() || !value.isEmpty()) {
                                    copy.set(field.getKey(), value);
                                }
                            });
            return copy;
        }
        if (node instanceof ArrayNode array) {
            var copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(withoutEmpty(item)));
            return copy;
        }
        return node;
    }
}
