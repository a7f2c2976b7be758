package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.ChatbotPolicySpec;
import dev.openbell.api.v1alpha1.Role;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.json.CanonicalJson;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents that pods mount under {@code /etc/openbell}: settings, timetable, policy. */
final class ConfigMaps {

    private ConfigMaps() {}

    static List<HasMetadata> of(Scope scope) {
        var maps = new ArrayList<HasMetadata>();
        maps.add(document("settings", settings(scope), scope));
        timetable(scope).ifPresent(maps::add);
        scope.plan()
                .cluster()
                .policy()
                .found()
                .ifPresent(
                        p ->
                                maps.add(
                                        document(
                                                "policy",
                                                new PolicyDocument(
                                                        p.name(),
                                                        p.revision(),
                                                        p.digest(),
                                                        p.spec()),
                                                scope)));
        return maps;
    }

    static Optional<HasMetadata> timetable(Scope scope) {
        return scope.plan().timetable().map(t -> document("timetable", t, scope));
    }

    /** A component that others may call, by its Service. */
    record Peer(String name, String type, List<Role> roles, String service, int port) {}

    /** A policy at one revision. */
    record PolicyDocument(String name, long revision, String digest, ChatbotPolicySpec policy) {}

    private static Map<String, Object> settings(Scope scope) {
        var exposure = Optional.ofNullable(scope.spec().exposure());
        var settings = new LinkedHashMap<String, Object>();
        settings.put("cluster", scope.cluster());
        exposure.map(e -> e.host()).ifPresent(host -> settings.put("host", host));
        exposure.map(e -> e.assets())
                .map(a -> a.cdnUrl())
                .ifPresent(url -> settings.put("cdnUrl", url));
        settings.put(
                "components", scope.plan().components().stream().map(c -> peer(c, scope)).toList());
        return settings;
    }

    private static Peer peer(ComponentPlan component, Scope scope) {
        return new Peer(
                component.name(),
                component.type().name(),
                component.roles(),
                scope.name(component),
                component.port());
    }

    private static ConfigMap document(String name, Object content, Scope scope) {
        return new ConfigMapBuilder()
                .withMetadata(scope.meta(scope.name(name)))
                .withData(Map.of(name + ".json", CanonicalJson.pretty(content)))
                .build();
    }
}
