package dev.openbell.ai.pod;

import dev.openbell.contract.ContractException;
import dev.openbell.contract.Documents;
import dev.openbell.contract.Timetable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The documents that the operator mounts. One that cannot be read is told once, and what was read
 * before goes on; a file that is not there yet is waited for.
 */
public final class Mounted {

    private static final Logger LOG = Logger.getLogger(Mounted.class);

    private final Path folder;
    private byte[] lastTimetable = {};
    private Optional<Timetable> timetable = Optional.empty();

    public Mounted(Path folder) {
        this.folder = folder;
    }

    /** The timetable as it was last read well. */
    public synchronized Optional<Timetable> timetable() {
        read("timetable.json")
                .filter(content -> !Arrays.equals(content, lastTimetable))
                .ifPresent(
                        content -> {
                            lastTimetable = content;
                            try {
                                timetable = Optional.of(Documents.read(content, Timetable.class));
                            } catch (ContractException e) {
                                LOG.errorf("timetable.json is not used: %s", e.sentence());
                            }
                        });
        return timetable;
    }

    /** The operator's public key; empty when none is mounted. */
    public Optional<String> operatorKey() {
        return read("operator.jwk").map(key -> new String(key, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> read(String name) {
        var file = folder.resolve(name);
        try {
            if (Files.size(file) > Documents.MOST_BYTES) {
                LOG.errorf("%s is not used: it is too large", name);
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.errorf("%s cannot be read: %s", name, e.getMessage());
            return Optional.empty();
        }
    }
}
