package dev.openbell.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DeployTest {
    private static final Path DEPLOY = Repository.ROOT.resolve("deploy");
    private static final YAMLMapper STRICT =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    @TestFactory
    List<DynamicTest> everyFileIsAnObjectOfAKnownKindOrAKustomization() {
        var tests = new ArrayList<DynamicTest>();
        Repository.texts("deploy")
                .forEach(
                        (path, text) ->
                                tests.add(DynamicTest.dynamicTest(path, () -> parses(path, text))));
        return tests;
    }

    private static void parses(String path, String text) throws IOException {
        var file = new SourceFile(path, text);
        if (path.endsWith("/" + Kustomization.FILE)) {
            assertThat(STRICT.readValue(text, Kustomization.class).resources()).isNotEmpty();
        } else {
            assertThat(file.object())
                    .as("typed by the fabric8 model")
                    .isNotInstanceOf(GenericKubernetesResource.class);
        }
    }

    @Test
    void everyFileIsListedInTheKustomizationBesideIt() throws IOException {
        for (var folder : List.of(DEPLOY, DEPLOY.resolve("base"), DEPLOY.resolve("crds"))) {
            var text = Files.readString(folder.resolve(Kustomization.FILE));
            try (var beside = Files.list(folder)) {
                var names =
                        beside.map(file -> file.getFileName().toString())
                                .filter(name -> !name.equals(Kustomization.FILE))
                                .toList();
                assertThat(STRICT.readValue(text, Kustomization.class).resources())
                        .containsExactlyInAnyOrderElementsOf(names);
            }
        }
    }

    @Test
    void everyNamespacedObjectNamesTheOperatorsNamespace() {
        var sources = Repository.sources();
        var namespace = sources.only(Namespace.class).getMetadata().getName();
        assertThat(sources.base())
                .extracting(SourceFile::object)
                .filteredOn(Namespaced.class::isInstance)
                .isNotEmpty()
                .allSatisfy(o -> assertThat(o.getMetadata().getNamespace()).isEqualTo(namespace));
    }

    @Test
    void theImageHasTheVersionOfTheReactor() {
        var deployment = Repository.sources().only(Deployment.class);
        var version = System.getProperty("openbell.version").replace("-SNAPSHOT", "");
        assertThat(deployment.getSpec().getTemplate().getSpec().getContainers())
                .extracting(container -> container.getImage())
                .containsExactly("ghcr.io/openbell/operator:" + version);
    }
}
