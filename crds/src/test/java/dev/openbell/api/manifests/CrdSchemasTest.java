package dev.openbell.api.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openbell.api.schema.NotImplementedYet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of the house that every schema keeps, spec and status alike. */
class CrdSchemasTest {
    private static final double SAFE_INTEGER = 1L << 53;

    @ParameterizedTest
    @EnumSource
    void everythingIsBoundedAndDescribed(ResourceKind kind) {
        fields(kind).forEach(CrdSchemasTest::isBounded);
        fields(kind)
                .forEach(
                        (path, schema) -> {
                            if (!path.endsWith("[]") && !path.endsWith("{}")) {
                                assertThat(schema.path("description").asText())
                                        .as(path)
                                        .matches("(?s)[A-Z0-9].*\\.");
                            }
                        });
    }

    @ParameterizedTest
    @EnumSource
    void noFieldHasADefaultInTheSchema(ResourceKind kind) {
        assertThat(root(kind).findValues("default")).isEmpty();
    }

    /** Where a format is declared, the API server stores a list in a string's place. */
    @ParameterizedTest
    @EnumSource
    void noStringHasAFormat(ResourceKind kind) {
        assertThat(root(kind).findValuesAsText("format")).isSubsetOf("int64", "double");
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleSpeaksInASentenceThatSaysWhatToDo(ResourceKind kind) {
        assertThat(root(kind).findValues("x-kubernetes-validations"))
                .isNotEmpty()
                .allSatisfy(
                        rules ->
                                rules.forEach(
                                        rule ->
                                                assertThat(rule.get("message").asText())
                                                        .matches("[a-zA-Z][^\\n]+[:,;] .+\\.")));
    }

    @ParameterizedTest
    @EnumSource
    void everyPatternIsAnchoredAndForbidsControlCharacters(ResourceKind kind) {
        assertThat(root(kind).findValuesAsText("pattern"))
                .allSatisfy(
                        pattern -> {
                            assertThat(pattern).startsWith("^").endsWith("$");
                            for (String hostile :
                                    List.of("a\0", "\u001b[2J", "a\u0007b", "\u007f")) {
                                assertThat(Pattern.compile(pattern).matcher(hostile).find())
                                        .as(pattern)
                                        .isFalse();
                            }
                        });
    }

    @Test
    void whatHasNoEffectYetSaysSo() {
        Map<String, JsonNode> all = new TreeMap<>();
        for (var kind : ResourceKind.values()) {
            fields(kind).forEach((path, schema) -> all.put(kind.kind() + path, schema));
        }
        var silent =
                all.entrySet().stream()
                        .filter(
                                e ->
                                        e.getValue()
                                                .path("description")
                                                .asText()
                                                .endsWith(NotImplementedYet.SENTENCE))
                        .map(Map.Entry::getKey)
                        .toList();
        assertThat(silent)
                .contains(
                        "AIServiceCluster.spec.components[].onDemand",
                        "AIServiceCluster.spec.components[].scale.users",
                        "AIServiceCluster.spec.components[].scale.queue",
                        "AIServiceCluster.spec.guardrails.maxPods",
                        "AIServiceCluster.spec.guardrails.wakesPerHour",
                        "AIServiceCluster.spec.observability.monitoring",
                        "ChatbotPolicy.spec.rollout",
                        "ChatbotPolicy.status.pods",
                        "ChatbotPolicy.status.canary")
                .noneMatch(path -> path.endsWith(".exposure"));
    }

    @Test
    void columnsAndSelectorsAreThoseOfTheDesign() {
        assertThat(columns(ResourceKind.AI_SERVICE_CLUSTER))
                .startsWith("Ready", "Reason", "Market", "Flip", "Users", "Pods", "Age");
        assertThat(columns(ResourceKind.TRADING_SCHEDULE)).startsWith("Ready", "Reason", "State");
        assertThat(selectors(ResourceKind.AI_SERVICE_CLUSTER))
                .containsExactlyInAnyOrder(".spec.schedule.name", ".spec.policy.name");
        assertThat(selectors(ResourceKind.SCHEDULE_OVERRIDE))
                .containsExactly(".spec.schedule.name");
    }

    private static void isBounded(String path, JsonNode schema) {
        switch (schema.path("type").asText("int-or-string")) {
            case "integer", "number" -> {
                assertThat(Math.abs(schema.get("minimum").asDouble()))
                        .as(path)
                        .isLessThanOrEqualTo(SAFE_INTEGER);
                assertThat(Math.abs(schema.get("maximum").asDouble()))
                        .as(path)
                        .isLessThanOrEqualTo(SAFE_INTEGER);
            }
            case "string" -> {
                if (schema.has("enum")) {
                    assertThat(schema.get("enum"))
                            .as(path)
                            .extracting(JsonNode::asText)
                            .doesNotContain("Unrecognized");
                } else {
                    assertThat(schema.fieldNames())
                            .toIterable()
                            .as(path)
                            .contains("maxLength", "pattern");
                }
            }
            case "array" ->
                    assertThat(schema.fieldNames())
                            .toIterable()
                            .as(path)
                            .contains("maxItems", "x-kubernetes-list-type");
            case "object" ->
                    assertThat(schema.has("maxProperties"))
                            .as(path)
                            .isEqualTo(schema.has("additionalProperties"));
            case "int-or-string" ->
                    assertThat(schema.fieldNames())
                            .toIterable()
                            .as(path)
                            .contains("pattern", "maxLength", "minimum", "maximum");
            default -> assertThat(schema.get("type").asText()).as(path).isEqualTo("boolean");
        }
    }

    private static Map<String, JsonNode> fields(ResourceKind kind) {
        Map<String, JsonNode> found = new TreeMap<>();
        walk(root(kind), "", found::put);
        found.remove("");
        return found;
    }

    private static void walk(JsonNode schema, String path, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(path, schema);
        schema.path("properties")
                .properties()
                .forEach(p -> walk(p.getValue(), path + "." + p.getKey(), visitor));
        if (schema.has("items")) {
            walk(schema.get("items"), path + "[]", visitor);
        }
        if (schema.has("additionalProperties")) {
            walk(schema.get("additionalProperties"), path + "{}", visitor);
        }
    }

    private static JsonNode root(ResourceKind kind) {
        return version(kind).at("/schema/openAPIV3Schema");
    }

    private static JsonNode version(ResourceKind kind) {
        JsonNode crd = Serialization.jsonMapper().valueToTree(Manifests.definition(kind));
        return crd.at("/spec/versions/0");
    }

    private static List<String> columns(ResourceKind kind) {
        return version(kind).get("additionalPrinterColumns").findValuesAsText("name");
    }

    private static List<String> selectors(ResourceKind kind) {
        return version(kind).get("selectableFields").findValuesAsText("jsonPath");
    }
}
