package dev.openbell.install;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.CRDDescription;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.CRDDescriptionBuilder;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.SpecDescriptor;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.SpecDescriptorBuilder;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.StatusDescriptor;
import io.fabric8.openshift.api.model.operatorhub.v1alpha1.StatusDescriptorBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The operator's kinds as a catalog shows them, in the words of their schemas. */
final class OwnedKinds {
    private static final String CONDITIONS = "urn:alm:descriptor:io.kubernetes.conditions";

    private OwnedKinds() {}

    static List<CRDDescription> descriptions(Sources sources) {
        return sources.definitions().stream().map(OwnedKinds::description).toList();
    }

    /** The version that is stored. */
    static CustomResourceDefinitionVersion version(CustomResourceDefinition crd) {
        return crd.getSpec().getVersions().stream()
                .filter(CustomResourceDefinitionVersion::getStorage)
                .findFirst()
                .orElseThrow();
    }

    private static CRDDescription description(CustomResourceDefinition crd) {
        var kind = crd.getSpec().getNames().getKind();
        var version = version(crd);
        var schema = version.getSchema().getOpenAPIV3Schema();
        if (schema.getDescription() == null) {
            throw new IllegalStateException(
                    "The schema of " + kind + " has no description, and catalogs show one.");
        }
        return new CRDDescriptionBuilder()
                .withKind(kind)
                .withName(crd.getMetadata().getName())
                .withVersion(version.getName())
                .withDisplayName(title(kind))
                .withDescription(schema.getDescription())
                .withSpecDescriptors(specDescriptors(fields(schema, "spec")))
                .withStatusDescriptors(statusDescriptors(fields(schema, "status")))
                .build();
    }

    private static Map<String, JSONSchemaProps> fields(JSONSchemaProps schema, String part) {
        var props = schema.getProperties().get(part);
        return props == null ? Map.of() : props.getProperties();
    }

    /** The described fields at the top of the spec; the schema has the rest. */
    private static List<SpecDescriptor> specDescriptors(Map<String, JSONSchemaProps> fields) {
        return fields.entrySet().stream()
                .filter(field -> field.getValue().getDescription() != null)
                .map(
                        field ->
                                new SpecDescriptorBuilder()
                                        .withPath(field.getKey())
                                        .withDisplayName(label(field.getKey()))
                                        .withDescription(field.getValue().getDescription())
                                        .build())
                .toList();
    }

    private static List<StatusDescriptor> statusDescriptors(Map<String, JSONSchemaProps> fields) {
        if (!fields.containsKey("conditions")) {
            return List.of();
        }
        return List.of(
                new StatusDescriptorBuilder()
                        .withPath("conditions")
                        .withDisplayName("Conditions")
                        .withDescription("What holds now, and why.")
                        .withXDescriptors(CONDITIONS)
                        .build());
    }

    /** {@code AIServiceCluster} as {@code AI Service Cluster}. */
    static String title(String kind) {
        return kind.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
    }

    /** {@code bridgeBreaks} as {@code Bridge breaks}. */
    static String label(String field) {
        var words = title(field).toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
