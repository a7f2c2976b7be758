package dev.openbell.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.util.List;

/** One example of every kind, taken from the samples that users apply. */
final class Examples {
    private Examples() {}

    /** The first sample, by file name, of every kind that the operator owns. */
    static List<JsonNode> examples(Sources sources) {
        return sources.definitions().stream().map(crd -> example(sources, crd)).toList();
    }

    private static JsonNode example(Sources sources, CustomResourceDefinition crd) {
        var kind = crd.getSpec().getNames().getKind();
        var apiVersion = crd.getSpec().getGroup() + "/" + OwnedKinds.version(crd).getName();
        return sources.samples().stream()
                .flatMap(sample -> sample.documents().stream())
                .filter(sample -> sample.path("kind").asText().equals(kind))
                .filter(sample -> sample.path("apiVersion").asText().equals(apiVersion))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The folder samples has no "
                                                + kind
                                                + " of "
                                                + apiVersion
                                                + ": the bundle shows an example of every kind,"
                                                + " so add one."));
    }
}
