package dev.openbell.api.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.openbell.api.manifests.ResourceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file: an object, or two of one name that are applied one after the other.
 *
 * @param kind the kind, by the file's directory
 * @param file the file
 * @param expected what the refusal must say; empty for an object that is to be accepted
 * @param objects the objects; the verdict is on the last
 */
record Case(ResourceKind kind, Path file, Optional<String> expected, List<ObjectNode> objects) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String EXPECT = "# expect: ";

    /** All cases, in the order of their names. */
    static List<Case> all() {
        return Arrays.stream(ResourceKind.values())
                .flatMap(k -> files(k).map(f -> read(k, f)))
                .toList();
    }

    /** The directory of all cases. */
    static Path root() {
        try {
            return Path.of(Case.class.getResource("/cases").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path directory(ResourceKind kind) {
        return root().resolve(kind.kind().toLowerCase(Locale.ROOT));
    }

    /** The object on which the verdict is. */
    ObjectNode judged() {
        return objects.getLast();
    }

    String title() {
        return kind.kind()
                + ": "
                + file.getFileName().toString().replace(".yaml", "").replace('-', ' ');
    }

    private static Stream<Path> files(ResourceKind kind) {
        try (var files = Files.list(directory(kind))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(ResourceKind kind, Path file) {
        try {
            String text = Files.readString(file);
            var expected =
                    text.lines()
                            .findFirst()
                            .filter(l -> l.startsWith(EXPECT))
                            .map(l -> l.substring(EXPECT.length()));
            try (MappingIterator<JsonNode> documents =
                    YAML.readerFor(JsonNode.class).readValues(text)) {
                var objects = documents.readAll().stream().map(ObjectNode.class::cast).toList();
                return new Case(kind, file, expected, objects);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
