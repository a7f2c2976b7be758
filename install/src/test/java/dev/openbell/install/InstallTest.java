package dev.openbell.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * With {@code -Dopenbell.install.write=true} the generated files are written before they are
 * compared.
 */
class InstallTest {
    private static final Sources SOURCES = Repository.sources();
    private static final Map<String, String> GENERATED = InstallFiles.files(SOURCES);

    @BeforeAll
    static void writeWhenAsked() throws IOException {
        if (!Boolean.getBoolean("openbell.install.write")) {
            return;
        }
        for (var stale : checkedIn().keySet()) {
            if (!GENERATED.containsKey(stale)) {
                Files.delete(Repository.ROOT.resolve(stale));
            }
        }
        for (var file : GENERATED.entrySet()) {
            var path = Repository.ROOT.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    @Test
    void everyCheckedInFileIsWhatTheSourcesGive() {
        var checkedIn = checkedIn();
        assertThat(checkedIn.keySet())
                .as("files in %s; run make manifests", InstallFiles.FOLDERS)
                .containsExactlyElementsOf(GENERATED.keySet());
        GENERATED.forEach(
                (path, text) ->
                        assertThat(checkedIn.get(path))
                                .as("%s; run make manifests", path)
                                .isEqualTo(text));
    }

    @Test
    void aKindWithoutASampleIsNamedInASentence() {
        var sources = new Sources(SOURCES.base(), SOURCES.crds(), List.of());
        assertThatThrownBy(() -> InstallFiles.files(sources))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The folder samples has no AIServiceCluster of openbell.dev/v1alpha1: the"
                                + " bundle shows an example of every kind, so add one.");
    }

    @Test
    void aFieldNameIsShownAsWords() {
        assertThat(OwnedKinds.title("AIServiceCluster")).isEqualTo("AI Service Cluster");
        assertThat(OwnedKinds.label("bridgeBreaks")).isEqualTo("Bridge breaks");
    }

    private static Map<String, String> checkedIn() {
        var files = new TreeMap<String, String>();
        InstallFiles.FOLDERS.forEach(folder -> files.putAll(Repository.texts(folder)));
        return files;
    }
}
