package dev.openbell.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The API server's audit log: who asked for what, when, and what came of it. It is what tests
 * believe, because it does not depend on the code under test.
 *
 * <p>Streams read the file as they go and close it at its end; one that is left early wants to be
 * closed. They have each request once, in the order in which the API server was done with them. A
 * request that has just been answered can take some milliseconds to appear. Watches are logged for
 * service accounts of {@code openbell-system} only.
 */
public final class AuditLog {

    /** Gateway Timeout. */
    private static final int TIMED_OUT = 504;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public AuditLog(Path file) {
        this.file = file;
    }

    /** A place in the log, for {@link #since(Mark)}. */
    public record Mark(long offset) {
        static final Mark START = new Mark(0);
    }

    /** The place where the log ends now. */
    public Mark mark() {
        try {
            return new Mark(Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit log " + file, e);
        }
    }

    public Stream<AuditEvent> events() {
        return since(Mark.START);
    }

    /** Requests that were received at this time or later. */
    public Stream<AuditEvent> since(Instant earliest) {
        return events().filter(event -> !event.received().isBefore(earliest));
    }

    /** Requests that were logged after the mark was taken. */
    public Stream<AuditEvent> since(Mark mark) {
        Lines lines = new Lines(file, mark.offset());
        return StreamSupport.stream(lines, false).flatMap(AuditLog::parse).onClose(lines::close);
    }

    /** Every change of the replicas of a Deployment in the namespace, in order. */
    public List<ReplicaChange> replicasHistory(String namespace) {
        return replicasHistory(namespace, name -> OptionalInt.empty());
    }

    /**
     * The same with a write that was carried out though it is logged as timed out: the API server
     * gives up a request whose client has gone, and storage may have it by then. Only what is there
     * tells.
     *
     * @param now the replicas that a Deployment has
     */
    public List<ReplicaChange> replicasHistory(
            String namespace, Function<String, OptionalInt> now) {
        Map<String, Integer> known = new HashMap<>();
        Map<String, ReplicaChange> open = new HashMap<>();
        List<ReplicaChange> changes = new ArrayList<>();
        try (Stream<AuditEvent> events = events()) {
            events.filter(
                            event ->
                                    event.isOn("apps", "deployments")
                                            && event.namespace().equals(namespace)
                                            && event.isWrite())
                    .forEach(
                            event -> {
                                if (event.succeeded()) {
                                    int before = changes.size();
                                    follow(event, known, changes);
                                    if (changes.size() > before) {
                                        open.remove(changes.getLast().name());
                                    }
                                } else if (event.code() == TIMED_OUT) {
                                    JsonNode asked = event.requestObject().at("/spec/replicas");
                                    Integer before = known.get(event.name());
                                    if (asked.isInt() && before != null) {
                                        open.put(
                                                event.name(),
                                                change(event, event.name(), before, asked.asInt()));
                                    }
                                }
                            });
        }
        open.values().stream()
                .filter(change -> known.getOrDefault(change.name(), -1) != change.after())
                .filter(change -> now.apply(change.name()).equals(OptionalInt.of(change.after())))
                .forEach(
                        change -> {
                            long earlier =
                                    changes.stream()
                                            .filter(other -> !other.at().isAfter(change.at()))
                                            .count();
                            changes.add((int) earlier, change);
                        });
        return List.copyOf(changes);
    }

    /**
     * What a user asked for, allowed or not: the proof of a role. Requests that are no resource are
     * left out.
     */
    public Set<AuditEvent.Access> accessesOf(String user) {
        try (Stream<AuditEvent> events = events()) {
            return events.filter(event -> event.isBy(user) && !event.resource().isEmpty())
                    .map(AuditEvent::access)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static void follow(
            AuditEvent event, Map<String, Integer> known, List<ReplicaChange> changes) {
        if (event.verb().equals("deletecollection")) {
            known.clear();
            return;
        }
        JsonNode body = event.responseObject();
        String name =
                event.name().isEmpty() ? body.path("metadata").path("name").asText() : event.name();
        if (event.verb().equals("delete")) {
            known.remove(name);
            return;
        }
        if (!event.subresource().isEmpty() && !event.subresource().equals("scale")) {
            return;
        }
        JsonNode replicas = body.path("spec").path("replicas");
        // A Scale leaves zero out; a Deployment always has the number, by defaulting.
        if (replicas.isMissingNode() && !body.path("kind").asText().equals("Scale")) {
            return;
        }
        Integer before = known.put(name, replicas.asInt());
        if (before == null || before != replicas.asInt()) {
            changes.add(change(event, name, before, replicas.asInt()));
        }
    }

    private static ReplicaChange change(AuditEvent event, String name, Integer before, int after) {
        return new ReplicaChange(
                event.received(),
                event.namespace(),
                name,
                before == null ? OptionalInt.empty() : OptionalInt.of(before),
                after,
                event.user(),
                event.userAgent());
    }

    private static Stream<AuditEvent> parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return isRepetition(json) ? Stream.empty() : Stream.of(AuditEvent.of(json));
        } catch (IOException e) {
            throw new UncheckedIOException("no audit event: " + line, e);
        }
    }

    /** A watch is logged when it begins and again when it ends; one that was refused only ends. */
    private static boolean isRepetition(JsonNode line) {
        return line.path("verb").asText().equals("watch")
                && line.path("stage").asText().equals("ResponseComplete")
                && line.path("responseStatus").path("code").asInt() == 200;
    }

    /** The whole lines of a file that is still being written. */
    private static final class Lines extends Spliterators.AbstractSpliterator<String>
            implements AutoCloseable {

        private final InputStream input;

        Lines(Path file, long offset) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            try {
                InputStream opened = Files.newInputStream(file);
                opened.skipNBytes(Math.max(0, offset - 1));
                input = new BufferedInputStream(opened, 1 << 16);
                if (offset > 0 && input.read() != '\n') {
                    tryAdvance(half -> {}); // the mark was taken while this line was being written
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the audit log " + file, e);
            }
        }

        /** Gives the next line; one without its newline is not there yet. */
        @Override
        public boolean tryAdvance(Consumer<? super String> action) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
            try {
                for (int b = input.read(); b >= 0; b = input.read()) {
                    if (b == '\n') {
                        action.accept(line.toString(StandardCharsets.UTF_8));
                        return true;
                    }
                    line.write(b);
                }
                input.close();
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                input.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
