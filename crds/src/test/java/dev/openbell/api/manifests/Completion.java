package dev.openbell.api.manifests;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceSubresourceStatus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the generator cannot say of a definition as a whole; the schema itself is for {@link
 * SchemaCompletion}.
 */
final class Completion implements CRDPostProcessor {
    private final ResourceKind kind;
    private @Nullable CustomResourceDefinition completed;

    Completion(ResourceKind kind) {
        this.kind = kind;
    }

    @Override
    public HasMetadata process(HasMetadata definition, String crdSpecVersion) {
        var crd = (CustomResourceDefinition) definition;
        crd.getMetadata().setLabels(Map.of("app.kubernetes.io/part-of", "openbell"));
        crd.getSpec().getNames().setCategories(List.of("openbell"));
        crd.getSpec().getVersions().forEach(this::complete);
        completed = crd;
        return crd;
    }

    /** The definition that came by. */
    CustomResourceDefinition completed() {
        return Objects.requireNonNull(completed, "nothing was generated");
    }

    private void complete(CustomResourceDefinitionVersion version) {
        version.getSubresources().setScale(null);
        version.getSubresources().setStatus(new CustomResourceSubresourceStatus());
        version.setAdditionalPrinterColumns(inOrder(version.getAdditionalPrinterColumns()));
        var root = version.getSchema().getOpenAPIV3Schema();
        root.setDescription(kind.type().getAnnotation(JsonClassDescription.class).value());
        root.setRequired(List.of("spec"));
        root.getProperties().get("spec").setDescription("What is wanted.");
        root.getProperties()
                .get("status")
                .setDescription("What is, as the operator sees it; written by the operator alone.");
        SchemaCompletion.ofSpec().complete(root.getProperties().get("spec"), kind.spec());
        SchemaCompletion.ofStatus().complete(root.getProperties().get("status"), kind.status());
    }

    /** In the order in which the kind declares them; the generator sorts them by path. */
    private List<CustomResourceColumnDefinition> inOrder(
            List<CustomResourceColumnDefinition> columns) {
        List<String> names =
                Arrays.stream(kind.type().getAnnotationsByType(AdditionalPrinterColumn.class))
                        .map(AdditionalPrinterColumn::name)
                        .toList();
        return columns.stream()
                .sorted(Comparator.comparingInt(c -> names.indexOf(c.getName())))
                .toList();
    }
}
