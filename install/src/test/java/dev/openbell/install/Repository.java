package dev.openbell.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The checkout under test. */
final class Repository {
    static final Path ROOT = Path.of(System.getProperty("openbell.root"));

    private Repository() {}

    static Sources sources() {
        try {
            return Sources.read(ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of all files below a folder, by their paths in the repository. */
    static SequencedMap<String, String> texts(String folder) {
        var texts = new TreeMap<String, String>();
        if (!Files.isDirectory(ROOT.resolve(folder))) {
            return texts;
        }
        try (var files = Files.walk(ROOT.resolve(folder))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.put(
                        ROOT.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
