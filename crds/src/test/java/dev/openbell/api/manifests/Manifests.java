package dev.openbell.api.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Generates the manifests, and reads those that are checked in. */
public final class Manifests {
    private static final String HEADER =
            "# Generated from the records of crds/ by `make crds`: do not edit.\n";

    /** Long lines and few quotes: a changed sentence is then one changed line. */
    private static final ObjectMapper YAML =
            new ObjectMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .disable(YAMLGenerator.Feature.SPLIT_LINES)
                            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                            .build());

    private Manifests() {}

    /** The manifest of every kind, generated from the classes of this build. */
    public static Map<ResourceKind, String> generated() {
        var result = new EnumMap<ResourceKind, String>(ResourceKind.class);
        for (var kind : ResourceKind.values()) {
            var completion = new Completion(kind);
            new CRDGenerator()
                    .customResourceClasses(kind.type())
                    .forCRDVersions("v1")
                    .withPostProcessor(completion)
                    .withParallelGenerationEnabled(false)
                    .withOutput(new Nowhere())
                    .generate();
            result.put(kind, HEADER + yaml(completion.completed()));
        }
        return result;
    }

    /** The definition of a kind as checked in. */
    public static CustomResourceDefinition definition(ResourceKind kind) {
        return Serialization.unmarshal(text(kind.manifest()), CustomResourceDefinition.class);
    }

    static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String yaml(CustomResourceDefinition definition) {
        try {
            JsonNode tree = Serialization.jsonMapper().valueToTree(definition);
            return YAML.writeValueAsString(withWholeNumbers(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bounds are doubles in the model; the bound of an integer is an integer. */
    private static JsonNode withWholeNumbers(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(e -> e.setValue(withWholeNumbers(e.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, withWholeNumbers(array.get(i)));
                }
                yield array;
            }
            case JsonNode n when n.isDouble() && n.doubleValue() == Math.rint(n.doubleValue()) ->
                    LongNode.valueOf(n.longValue());
            default -> node;
        };
    }

    /** The generator writes files; what it made is taken from the post-processor instead. */
    private static final class Nowhere implements CRDGenerator.CRDOutput<OutputStream> {
        @Override
        public OutputStream outputFor(String crdName) {
            return OutputStream.nullOutputStream();
        }

        @Override
        public URI crdURI(String crdName) {
            return Path.of(crdName).toUri();
        }

        @Override
        public void close() {}
    }
}
