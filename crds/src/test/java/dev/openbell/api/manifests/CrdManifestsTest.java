package dev.openbell.api.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the checked-in manifests to the records, and the schemas to the rules of the house. */
class CrdManifestsTest {
    private static final Map<ResourceKind, String> GENERATED = Manifests.generated();

    @Test
    void theCheckedInManifestsAreThoseOfTheRecords() throws IOException {
        if (Boolean.getBoolean("openbell.crds.write")) {
            Files.createDirectories(ResourceKind.manifests());
            for (var manifest : GENERATED.entrySet()) {
                Files.writeString(manifest.getKey().manifest(), manifest.getValue());
            }
        }
        GENERATED.forEach(
                (kind, text) ->
                        assertThat(Manifests.text(kind.manifest()))
                                .as(
                                        "%s is not what the records say: run make crds",
                                        kind.manifest().getFileName())
                                .isEqualTo(text));
    }
}
