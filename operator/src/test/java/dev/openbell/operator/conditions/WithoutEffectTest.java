package dev.openbell.operator.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openbell.api.schema.NotImplementedYet;
import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.api.v1alpha1.ChatbotPolicySpec;
import dev.openbell.operator.testing.Repository;
import dev.openbell.operator.testing.Yaml;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what status says is without effect to what the CRDs' descriptions say. */
class WithoutEffectTest {

    private static final String SENTENCE = "not implemented yet";
    private static final String WHOLE_SENTENCE = NotImplementedYet.SENTENCE;

    /** A kind, its manifest, and what the operator reports of a spec. */
    private record Kind(String manifest, Function<String, List<String>> reported) {
        @Override
        public String toString() {
            return manifest;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind(
                        "aiserviceclusters",
                        spec -> WithoutEffect.in(Yaml.read(spec, AIServiceClusterSpec.class))),
                new Kind("tradingschedules", spec -> List.of()),
                new Kind(
                        "chatbotpolicies",
                        spec -> WithoutEffect.in(Yaml.read(spec, ChatbotPolicySpec.class))),
                new Kind("marketcalendars", spec -> List.of()),
                new Kind("scheduleoverrides", spec -> List.of()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyFieldThatTheManifestSaysIsNotImplementedIsReported(Kind kind) {
        for (var path : described(kind)) {
            assertThat(kind.reported().apply(specWith(kind, path)))
                    .as("%s sets %s", kind, path)
                    .anyMatch(reported -> covers(plain(reported), path));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsReportedIsDescribedAsNotImplemented(Kind kind) {
        var allSet = specWith(kind, leaves(specSchema(kind), "").toArray(String[]::new));
        for (var reported : kind.reported().apply(allSet)) {
            assertThat(description(kind, plain(reported)))
                    .as("%s reports %s", kind, reported)
                    .containsIgnoringCase(SENTENCE);
        }
    }

    @Test
    void aSpecThatSetsNoneOfThemIsNotReported() {
        assertThat(
                        WithoutEffect.in(
                                Yaml.read(
                                        "{components: [{name: a, type: Backend, scale: {cpu: 5}}]}",
                                        AIServiceClusterSpec.class)))
                .isEmpty();
        assertThat(WithoutEffect.finding(List.of())).isEmpty();
    }

    @Test
    void theFindingNamesTheFields() {
        assertThat(WithoutEffect.finding(List.of("spec.a", "spec.b")).getFirst().message())
                .isEqualTo("Accepted, but without effect in this version: spec.a, spec.b.");
    }

    /** A reported path covers itself and all below it. */
    private static boolean covers(String reported, String path) {
        return path.equals(reported) || path.startsWith(reported + ".");
    }

    /** spec.components[x].onDemand as components.onDemand. */
    private static String plain(String reported) {
        return reported.replaceAll("\\[[^]]*]", "").replaceFirst("^spec\\.", "");
    }

    private static JsonNode specSchema(Kind kind) {
        var manifest =
                Yaml.tree(
                        Repository.text(
                                Repository.path(
                                        "crds/manifests/"
                                                + kind.manifest()
                                                + ".openbell.dev.yaml")));
        return manifest.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    }

    private static TreeSet<String> described(Kind kind) {
        var found = new TreeSet<String>();
        collect(specSchema(kind), "", found);
        return found;
    }

    private static void collect(JsonNode schema, String path, TreeSet<String> found) {
        if (schema.path("description").asText().endsWith(WHOLE_SENTENCE)) {
            found.add(path);
        }
        properties(schema)
                .forEach(
                        property ->
                                collect(property.getValue(), join(path, property.getKey()), found));
    }

    private static String description(Kind kind, String path) {
        var schema = specSchema(kind);
        for (var step : path.split("\\.", -1)) {
            schema =
                    (schema.has("items") ? schema.path("items") : schema)
                            .path("properties")
                            .path(step);
        }
        return schema.path("description").asText();
    }

    private static List<String> leaves(JsonNode schema, String path) {
        var properties = properties(schema);
        return properties.isEmpty()
                ? List.of(path)
                : properties.stream()
                        .flatMap(p -> leaves(p.getValue(), join(path, p.getKey())).stream())
                        .toList();
    }

    private static List<Map.Entry<String, JsonNode>> properties(JsonNode schema) {
        var object = schema.has("items") ? schema.path("items") : schema;
        return object.path("properties").propertyStream().toList();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A spec, as JSON, in which all these fields are set to something of their type. */
    private static String specWith(Kind kind, String... paths) {
        var spec = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        for (var path : paths) {
            var schema = specSchema(kind);
            var target = spec;
            for (var step : Arrays.asList(path.split("\\."))) {
                schema =
                        (schema.has("items") ? schema.path("items") : schema)
                                .path("properties")
                                .path(step);
                if (schema.path("items").has("properties")) {
                    var list = target.withArray(step);
                    if (list.isEmpty()) {
                        list.addObject();
                    }
                    target = (com.fasterxml.jackson.databind.node.ObjectNode) list.get(0);
                } else if (schema.has("properties")) {
                    target = target.withObject("/" + step);
                } else {
                    target.set(step, Yaml.tree(value(schema)));
                }
            }
        }
        return spec.toString();
    }

    private static String value(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> "1";
            case "boolean" -> "true";
            case "array" -> "[]";
            case "object" -> "{}";
            default -> schema.has("enum") ? oneOf(schema.path("enum")) : "x";
        };
    }

    /** Of an enumeration, the value without effect where only one is. */
    private static String oneOf(JsonNode values) {
        return values.valueStream()
                .map(JsonNode::toString)
                .filter(value -> value.contains("OnDemand"))
                .findFirst()
                .orElse(values.get(0).toString());
    }
}
