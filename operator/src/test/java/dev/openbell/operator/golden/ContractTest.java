package dev.openbell.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.contract.Documents;
import dev.openbell.contract.PolicyDocument;
import dev.openbell.contract.Session;
import dev.openbell.contract.Timetable;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operator writes for pods, as a pod reads it. */
class ContractTest {

    private static final Path GOLDEN =
            Path.of(
                    System.getProperty("openbell.root"),
                    "operator",
                    "src",
                    "test",
                    "resources",
                    "golden");

    @Test
    void everyTimetableIsReadAndSaysWhatEachBellBringsInOrder() throws IOException {
        var timetables =
                documents("timetable").stream()
                        .map(json -> Documents.read(json, Timetable.class))
                        .toList();
        assertThat(timetables).hasSizeGreaterThan(5);
        for (var timetable : timetables) {
            assertThat(timetable.now()).isNotEqualTo(Session.Unknown);
            assertThat(timetable.validUntil()).isAfter(timetable.generatedAt());
            assertThat(timetable.bells())
                    .allSatisfy(
                            bell -> {
                                assertThat(bell.roles()).isEqualTo(bell.session().roles());
                                assertThat(bell.at()).isAfterOrEqualTo(timetable.generatedAt());
                                assertThat(timetable.rolesAt(bell.at())).isEqualTo(bell.roles());
                            });
        }
    }

    @Test
    void everyPolicyIsRead() throws IOException {
        assertThat(documents("policy"))
                .isNotEmpty()
                .allSatisfy(
                        json ->
                                assertThat(
                                                Documents.read(json, PolicyDocument.class)
                                                        .policy()
                                                        .path("instructions")
                                                        .asText())
                                        .isNotEmpty());
    }

    private static List<byte[]> documents(String name) throws IOException {
        try (var files = Files.walk(GOLDEN)) {
            return files.filter(
                            file ->
                                    file.getFileName()
                                            .toString()
                                            .matches("out-configmap-.*-" + name + "[.]yaml"))
                    .map(file -> Serialization.unmarshal(text(file), ConfigMap.class))
                    .map(map -> map.getData().get(name + ".json").getBytes(StandardCharsets.UTF_8))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
