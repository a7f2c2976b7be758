package dev.openbell.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One YAML file, with its name inside its folder. */
public record SourceFile(String name, String text) {

    static SourceFile read(Path file) {
        try {
            return new SourceFile(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The YAML files of the folder by name; none when there is no such folder. */
    static List<SourceFile> folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .map(SourceFile::read)
                    .toList();
        }
    }

    /** The one object of the file. A bundle's manifests hold one each, so these do too. */
    public HasMetadata object() {
        if (documents().size() != 1) {
            throw new IllegalStateException(
                    name + " should hold one object and holds " + documents().size() + ".");
        }
        return Yaml.object(text);
    }

    /** All documents of the file as trees, in the order of their fields. */
    public List<JsonNode> documents() {
        return Yaml.documents(text);
    }
}
