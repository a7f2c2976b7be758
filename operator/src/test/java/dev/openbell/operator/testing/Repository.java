package dev.openbell.operator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the repository, wherever the build was started. */
public final class Repository {

    private Repository() {}

    /** The root: given by the build, else the nearest directory above that has the wrapper. */
    public static Path root() {
        var given = System.getProperty("openbell.root");
        if (given != null) {
            return Path.of(given);
        }
        var directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    public static Path path(String relative) {
        return root().resolve(relative);
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
