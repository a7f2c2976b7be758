package dev.openbell.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/reference/api.md} to the manifests. With {@code -Dopenbell.docs.write=true} the
 * document is written before it is compared.
 */
class ApiReferenceTest {
    private static final Path ROOT =
            Path.of(System.getProperty("openbell.root", "..")).toAbsolutePath().normalize();
    private static final Path DOCUMENT = ROOT.resolve("docs/reference/api.md");

    /** In the order in which a reader meets them. */
    private static final List<String> KINDS =
            List.of(
                    "aiserviceclusters",
                    "tradingschedules",
                    "scheduleoverrides",
                    "chatbotpolicies",
                    "marketcalendars");

    /** What a reader calls a string that is spelled so. */
    private static final Map<String, String> WORDS =
            Map.of(
                    Grammar.DURATION.pattern(), "duration",
                    Grammar.LATENCY.pattern(), "duration",
                    Grammar.DATE.pattern(), "date",
                    Grammar.INSTANT.pattern(), "instant",
                    Grammar.TIME_OF_DAY.pattern(), "time of day",
                    Grammar.END_OF_TIME.pattern(), "time of day",
                    Grammar.ZONE.pattern(), "time zone",
                    Grammar.CRON.pattern(), "cron line",
                    Grammar.QUANTITY.pattern(), "quantity");

    private static final String HEAD =
            """
            # API reference

            Group `openbell.dev`, version `v1alpha1`. Generated from `crds/manifests` by `ApiReferenceTest`: do not edit
            (CONTRIBUTING.md says how it is written anew).

            - A field in **bold** is required inside its parent.
            - *Not yet* marks a field that is accepted and has no effect in this version. An object that sets one says so in its
              status: condition `FullyImplemented`, reason `NotImplemented`.
            - A reference names an object of the same namespace. Its `namespace` field is in the schema only to be refused, so it is
              left out here.
            - A duration is written like `30s`, `5m` or `1h30m`; an instant like `2026-07-03T17:00:00Z`; a time of day like `09:30`.
            - *Rules* are what the API server answers when it refuses an object.
            - Conditions and their reasons: [conditions.md](conditions.md).
            """;

    @Test
    void theReferenceSaysWhatTheManifestsSay() throws IOException {
        var generated = document();
        if (Boolean.getBoolean("openbell.docs.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(DOCUMENT)
                .as("docs/reference/api.md; run this test with -Dopenbell.docs.write=true")
                .exists();
        assertThat(Files.readString(DOCUMENT))
                .as("docs/reference/api.md; run this test with -Dopenbell.docs.write=true")
                .isEqualTo(generated);
    }

    @Test
    void everyManifestIsInTheReference() throws IOException {
        try (var manifests = Files.list(ROOT.resolve("crds/manifests"))) {
            assertThat(manifests.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            KINDS.stream().map(ApiReferenceTest::file).toList());
        }
    }

    private static String document() throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory());
        var text = new StringBuilder(HEAD);
        for (var kind : KINDS) {
            kind(yaml.readTree(ROOT.resolve("crds/manifests").resolve(file(kind)).toFile()), text);
        }
        return text.toString();
    }

    private static String file(String kind) {
        return kind + ".openbell.dev.yaml";
    }

    private static void kind(JsonNode definition, StringBuilder text) {
        var names = definition.at("/spec/names");
        var version = definition.at("/spec/versions/0");
        var schema = version.at("/schema/openAPIV3Schema");
        text.append("\n## ").append(names.path("kind").asText()).append("\n\n");
        text.append(prose(schema)).append("\n\n");
        text.append("Scope: ").append(definition.at("/spec/scope").asText());
        text.append(". Short name: `").append(names.at("/shortNames/0").asText()).append("`");
        text.append(". Columns: ")
                .append(
                        String.join(
                                ", ",
                                each(version.path("additionalPrinterColumns"))
                                        .map(ApiReferenceTest::column)
                                        .toList()))
                .append(".\n");
        for (var half : List.of("spec", "status")) {
            var part = schema.path("properties").path(half);
            text.append("\n### ").append(names.path("kind").asText()).append(' ').append(half);
            text.append("\n\n| field | type | meaning |\n|---|---|---|\n");
            fields(part, "", text);
        }
        var rules = new LinkedHashSet<String>();
        rules(schema, rules);
        if (!rules.isEmpty()) {
            text.append("\nRules:\n\n");
            rules.forEach(rule -> text.append("- ").append(rule).append('\n'));
        }
    }

    private static String column(JsonNode column) {
        var name = column.path("name").asText();
        return column.path("priority").asInt() == 0 ? name : name + " (`-o wide`)";
    }

    private static void fields(JsonNode object, String path, StringBuilder text) {
        var required = new LinkedHashSet<String>();
        object.path("required").forEach(name -> required.add(name.asText()));
        object.path("properties")
                .properties()
                .forEach(
                        field -> {
                            if (isRefusedNamespace(field.getKey(), field.getValue())) {
                                return;
                            }
                            field(
                                    path + field.getKey(),
                                    field.getValue(),
                                    required.contains(field.getKey()),
                                    text);
                        });
    }

    private static void field(String path, JsonNode schema, boolean required, StringBuilder text) {
        var mark = required ? "**" : "";
        text.append("| ").append(mark).append('`').append(path).append('`').append(mark);
        text.append(" | ").append(type(schema));
        text.append(" | ").append(prose(schema)).append(" |\n");
        if (path.equals("conditions")) {
            return;
        }
        fields(schema, path + ".", text);
        fields(schema.path("items"), path + "[].", text);
    }

    private static boolean isRefusedNamespace(String name, JsonNode schema) {
        return name.equals("namespace")
                && schema.path("description").asText().startsWith("Not allowed");
    }

    private static String type(JsonNode schema) {
        var items = schema.path("items");
        if (items.isObject()) {
            var key = schema.at("/x-kubernetes-list-map-keys/0").asText();
            return "list of " + type(items) + (key.isEmpty() ? "" : ", by " + key);
        }
        var values = schema.path("additionalProperties");
        if (values.isObject()) {
            return "map of " + type(values);
        }
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return "quantity";
        }
        if (schema.path("enum").isArray()) {
            return String.join(
                    ", ", each(schema.path("enum")).map(v -> "`" + v.asText() + "`").toList());
        }
        return WORDS.getOrDefault(schema.path("pattern").asText(), schema.path("type").asText());
    }

    private static String prose(JsonNode schema) {
        var text = schema.path("description").asText();
        var end = text.length() - NotImplementedYet.SENTENCE.length();
        return text.endsWith(NotImplementedYet.SENTENCE)
                ? "*Not yet.* " + escaped(text.substring(0, end).strip())
                : escaped(text);
    }

    private static String escaped(String text) {
        return text.replace("*", "\\*").replace("|", "\\|");
    }

    private static void rules(JsonNode schema, Set<String> rules) {
        schema.path("x-kubernetes-validations")
                .forEach(rule -> rules.add(escaped(rule.path("message").asText())));
        schema.path("properties").forEach(property -> rules(property, rules));
        if (schema.path("items").isObject()) {
            rules(schema.path("items"), rules);
        }
        if (schema.path("additionalProperties").isObject()) {
            rules(schema.path("additionalProperties"), rules);
        }
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
