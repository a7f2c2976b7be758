package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.ComponentType;
import java.util.List;
import java.util.Map;

/**
 * What the platform's administrator set for all clusters.
 *
 * @param images default image by component type
 * @param storeImages image of an embedded store by kind
 * @param registries prefixes that a component's image must have one of; empty: any
 * @param operatorNamespace where the operator runs; it may reach the management port
 * @param monitoringNamespaces whose pods may reach the management port
 */
public record Settings(
        Map<ComponentType, String> images,
        Map<StoreKind, String> storeImages,
        List<String> registries,
        String operatorNamespace,
        List<String> monitoringNamespaces) {
    public Settings {
        images = Map.copyOf(images);
        storeImages = Map.copyOf(storeImages);
        registries = List.copyOf(registries);
        monitoringNamespaces = List.copyOf(monitoringNamespaces);
    }
}
