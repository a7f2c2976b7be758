package dev.openbell.api.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openbell.api.manifests.Manifests;
import dev.openbell.api.manifests.ResourceKind;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the cases to the schemas without a server: nothing unused, and nothing without a case. */
class CrdCasesTest {
    private static final int LEAST_CASES = 100;
    private static final List<Case> CASES = Case.all();

    @Test
    void everyFileIsACase() throws IOException {
        try (var files = Files.walk(Case.root())) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrderElementsOf(CASES.stream().map(Case::file).toList());
        }
        try (var directories = Files.list(Case.root())) {
            assertThat(directories)
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(ResourceKind.values()).map(Case::directory).toList());
        }
        assertThat(CASES).hasSizeGreaterThan(LEAST_CASES);
    }

    @Test
    void aFileSaysByItsNameAndItsFirstLineWhatItIs() {
        for (var each : CASES) {
            String name = each.file().getFileName().toString();
            assertThat(name).matches("(accept|refuse)(-[a-z0-9]+)+\\.yaml");
            assertThat(each.expected().isPresent()).as(name).isEqualTo(name.startsWith("refuse-"));
            assertThat(each.judged().path("kind").asText()).as(name).isEqualTo(each.kind().kind());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasAnObjectThatItRefuses(ResourceKind kind) {
        var messages = new ArrayList<String>();
        schema(kind)
                .findValues("x-kubernetes-validations")
                .forEach(rules -> rules.forEach(r -> messages.add(r.get("message").asText())));
        var expected =
                CASES.stream()
                        .filter(c -> c.kind() == kind)
                        .flatMap(c -> c.expected().stream())
                        .toList();
        assertThat(messages).isNotEmpty();
        messages.removeIf(m -> expected.stream().anyMatch(m::startsWith));
        assertThat(messages).as("rules that refuse none of the files").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldOccursInAnObjectThatIsAccepted(ResourceKind kind) {
        Set<String> declared = new TreeSet<>();
        declared(schema(kind).at("/properties/spec"), "spec", declared);
        Set<String> used = new TreeSet<>();
        CASES.stream()
                .filter(c -> c.kind() == kind && c.expected().isEmpty())
                .forEach(c -> used(c.judged().get("spec"), "spec", used));
        assertThat(declared).isNotEmpty();
        declared.removeAll(used);
        assertThat(declared).as("fields that occur in no accepted file").isEmpty();
    }

    private static JsonNode schema(ResourceKind kind) {
        JsonNode crd = Serialization.jsonMapper().valueToTree(Manifests.definition(kind));
        return crd.at("/spec/versions/0/schema/openAPIV3Schema");
    }

    private static void declared(JsonNode schema, String path, Set<String> paths) {
        schema.path("properties")
                .properties()
                .forEach(
                        p -> {
                            // Declared only to be refused.
                            if (!p.getValue()
                                    .path("description")
                                    .asText()
                                    .startsWith("Not allowed")) {
                                paths.add(path + "." + p.getKey());
                                declared(p.getValue(), path + "." + p.getKey(), paths);
                            }
                        });
        if (schema.has("items")) {
            declared(schema.get("items"), path, paths);
        }
    }

    private static void used(JsonNode node, String path, Set<String> paths) {
        node.properties()
                .forEach(
                        p -> {
                            paths.add(path + "." + p.getKey());
                            used(p.getValue(), path + "." + p.getKey(), paths);
                        });
        if (node.isArray()) {
            node.forEach(item -> used(item, path, paths));
        }
    }
}
