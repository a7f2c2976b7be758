package dev.openbell.e2e;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Objects that many tests start from. */
final class Platforms {

    /** A schedule that is always open, but for overrides, and flips without lead and drain. */
    static final String OPEN_HOURS =
            """
            apiVersion: openbell.dev/v1alpha1
            kind: TradingSchedule
            metadata: {name: hours}
            spec:
              lead: 0s
              drain: 0s
              minimumDwell: 0s
              windows:
              - {days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun], start: "00:00", end: "24:00", timeZone: UTC}
            """;

    static final String POLICY =
            """
            apiVersion: openbell.dev/v1alpha1
            kind: ChatbotPolicy
            metadata: {name: manners}
            spec: {instructions: Be brief.}
            """;

    /** One component of one pod. */
    static final String SMALL =
            """
            apiVersion: openbell.dev/v1alpha1
            kind: AIServiceCluster
            metadata: {name: small}
            spec:
              components:
              - {name: api, type: Backend, scale: {fixed: 1}}
            """;

    /** Trading and learning by the schedule {@code hours}. */
    static final String DESK =
            """
            apiVersion: openbell.dev/v1alpha1
            kind: AIServiceCluster
            metadata: {name: desk}
            spec:
              schedule: {name: hours}
              components:
              - {name: trading, type: AI, roles: [Trading], scale: {fixed: 2}}
              - {name: learning, type: AI, roles: [Learning], scale: {fixed: 3}}
            """;

    private Platforms() {}

    /** The same with a bound on its pods. */
    static String deskWithSurge(int pods) {
        return DESK.replace(
                "  components:", "  guardrails: {surgePods: " + pods + "}\n  components:");
    }

    /** The hours of {@link #OPEN_HOURS}, with time before and after a bell. */
    static String openHours(Duration lead, Duration drain) {
        return OPEN_HOURS
                .replace("lead: 0s", "lead: " + lead.toSeconds() + "s")
                .replace("drain: 0s", "drain: " + drain.toSeconds() + "s");
    }

    /** An override that is known ahead of its beginning. */
    static String override(String name, String effect, Instant from, Instant until) {
        return override(name, effect, until)
                .replace("  until:", "  from: \"" + from + "\"\n  until:");
    }

    /** A cluster with children of all kinds but HTTPRoutes, and what it refers to. */
    static List<GenericKubernetesResource> full() {
        return Manifests.resource("full.yaml");
    }

    /** The same without an embedded store, which would need a volume. */
    static List<GenericKubernetesResource> fullWithoutStores() {
        var objects = full();
        for (var object : objects) {
            if (object.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec) {
                spec.remove("datastores");
            }
        }
        return objects;
    }

    static String override(String name, String effect, Instant until) {
        return """
        apiVersion: openbell.dev/v1alpha1
        kind: ScheduleOverride
        metadata: {name: %s}
        spec:
          schedule: {name: hours}
          effect: %s
          until: "%s"
          reason: Test of the bells
          requestedBy: on-call@example.com
        """
                .formatted(name, effect, until);
    }
}
