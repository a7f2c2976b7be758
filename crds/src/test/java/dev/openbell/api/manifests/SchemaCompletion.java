package dev.openbell.api.manifests;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.Grammar;
import dev.openbell.api.schema.ListMap;
import dev.openbell.api.schema.ListSet;
import dev.openbell.api.schema.NotImplementedYet;
import dev.openbell.api.schema.OneOf;
import dev.openbell.api.schema.SameNamespace;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks a record and its schema side by side and adds what the generator has no word for: spelling,
 * list types, which fields are required, and a bound for whatever is left without one. The outcome
 * is strictly narrower than the Java types, so that the operator can read whatever the API server
 * accepts.
 */
final class SchemaCompletion {
    /** Integers beyond this lose digits in JSON readers that know only doubles. */
    private static final double SAFE_INTEGER = 1L << 53;

    private static final long LIST_LIMIT = 64;

    private final boolean judged;

    private SchemaCompletion(boolean judged) {
        this.judged = judged;
    }

    /** For what users write: bounds, and rules where a bound is not enough. */
    static SchemaCompletion ofSpec() {
        return new SchemaCompletion(true);
    }

    /** For what the operator writes: bounds alone, which cost nothing at every write. */
    static SchemaCompletion ofStatus() {
        return new SchemaCompletion(false);
    }

    /** Completes the schema of a record, and of all that lies in it. */
    void complete(JSONSchemaProps schema, Class<?> type) {
        var required = new TreeSet<>(schema.getRequired());
        for (RecordComponent component : type.getRecordComponents()) {
            String name = jsonName(component);
            JSONSchemaProps property =
                    Objects.requireNonNull(
                            schema.getProperties().get(name), () -> type + "." + name);
            describe(property, component);
            listType(property, component);
            if (component.getAnnotatedType().getAnnotation(Nullable.class) == null
                    && !isCollection(component.getType())) {
                required.add(name);
            }
            complete(property, component.getAnnotatedType(), name);
        }
        schema.setRequired(List.copyOf(required));
        if (type.isAnnotationPresent(SameNamespace.class)) {
            refuseNamespace(schema);
        }
        schema.setXKubernetesValidations(
                schema.getXKubernetesValidations().stream()
                        .map(Rules::oneLine)
                        .distinct()
                        .toList());
    }

    private void complete(JSONSchemaProps schema, AnnotatedType type, String name) {
        Size size = type.getAnnotation(Size.class);
        switch (schema.getType()) {
            case "object" -> {
                if (type instanceof AnnotatedParameterizedType map) {
                    var values = schema.getAdditionalProperties().getSchema();
                    complete(values, map.getAnnotatedActualTypeArguments()[1], name);
                    schema.setMaxProperties(size == null ? LIST_LIMIT : size.max());
                } else {
                    complete(schema, (Class<?>) type.getType());
                }
            }
            case "array" -> {
                var items =
                        ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
                complete(schema.getItems().getSchema(), items, name);
                schema.setMaxItems(size == null ? LIST_LIMIT : size.max());
                schema.setMinItems(size == null || size.min() == 0 ? null : size.min());
            }
            case "integer" -> bound(schema);
            case "number" -> schema.setFormat("double");
            case "string" -> spell(schema, type, size, name);
            default -> {}
        }
    }

    private static void bound(JSONSchemaProps schema) {
        schema.setFormat("int64");
        schema.setMinimum(Objects.requireNonNullElse(schema.getMinimum(), -SAFE_INTEGER));
        schema.setMaximum(Objects.requireNonNullElse(schema.getMaximum(), SAFE_INTEGER));
    }

    private void spell(
            JSONSchemaProps schema, AnnotatedType type, @Nullable Size size, String name) {
        OneOf words = type.getAnnotation(OneOf.class);
        if (words != null) {
            schema.setEnum(Arrays.stream(words.value()).map(SchemaCompletion::text).toList());
            return;
        }
        if (!schema.getEnum().isEmpty()) {
            // Unrecognized is what Jackson makes of a newer version's value, never one of ours.
            schema.setEnum(
                    schema.getEnum().stream()
                            .filter(v -> !"Unrecognized".equals(v.asText()))
                            .toList());
            return;
        }
        Format format = type.getAnnotation(Format.class);
        Grammar grammar = format == null ? Grammar.TEXT : format.value();
        schema.setPattern(grammar.pattern());
        long least = size == null ? grammar.minLength() : Math.max(size.min(), grammar.minLength());
        schema.setMinLength(least == 0 ? null : least);
        schema.setMaxLength(size == null ? grammar.maxLength() : size.max());
        if (grammar == Grammar.QUANTITY
                && type.getType() == String.class
                && name.matches("requests|limits")) {
            // As everywhere in Kubernetes, a quantity may be written as a bare integer.
            schema.setType(null);
            schema.setXKubernetesIntOrString(true);
            schema.setAnyOf(Stream.of("integer", "string").map(SchemaCompletion::ofType).toList());
            schema.setMinimum(0d);
            schema.setMaximum(SAFE_INTEGER);
        }
        Between between = type.getAnnotation(Between.class);
        if (!judged) {
            return;
        }
        if (between != null) {
            schema.setXKubernetesValidations(List.of(Rules.range(between, grammar, name)));
        } else if (grammar == Grammar.DATE) {
            schema.setXKubernetesValidations(List.of(Rules.day(name)));
        } else if (grammar == Grammar.INSTANT) {
            schema.setXKubernetesValidations(List.of(Rules.instant(name)));
        }
    }

    private static void describe(JSONSchemaProps property, RecordComponent component) {
        Objects.requireNonNull(property.getDescription(), () -> component + " has no description");
        if (component.isAnnotationPresent(NotImplementedYet.class)) {
            property.setDescription(property.getDescription() + " " + NotImplementedYet.SENTENCE);
        }
    }

    private static void listType(JSONSchemaProps property, RecordComponent component) {
        if (component.getType() != List.class) {
            return;
        }
        ListMap map = component.getAnnotation(ListMap.class);
        if (map != null) {
            property.setXKubernetesListType("map");
            property.setXKubernetesListMapKeys(List.of(map.value()));
        } else {
            property.setXKubernetesListType(
                    component.isAnnotationPresent(ListSet.class) ? "set" : "atomic");
        }
    }

    /** See {@link SameNamespace}. */
    private static void refuseNamespace(JSONSchemaProps schema) {
        schema.getProperties()
                .put(
                        "namespace",
                        new JSONSchemaPropsBuilder()
                                .withType("string")
                                .withMaxLength(253L)
                                .withPattern(Grammar.TEXT.pattern())
                                .withDescription(
                                        "Not allowed: a reference always means an object of the"
                                                + " same namespace.")
                                .build());
        var rules = new ArrayList<>(schema.getXKubernetesValidations());
        rules.add(Rules.noNamespace());
        schema.setXKubernetesValidations(rules);
    }

    private static String jsonName(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static boolean isCollection(Class<?> type) {
        return type == List.class || type == Map.class;
    }

    private static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }

    private static JSONSchemaProps ofType(String type) {
        return new JSONSchemaPropsBuilder().withType(type).build();
    }
}
