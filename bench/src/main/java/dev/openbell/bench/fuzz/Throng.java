package dev.openbell.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.openbell.api.manifests.ResourceKind;
import dev.openbell.api.random.SchemaObjects;
import dev.openbell.bench.load.InFlight;
import dev.openbell.bench.rig.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;

/**
 * Random objects in batches: each batch is created in a namespace of its own, must be answered, and
 * is deleted with its namespace. Its pods are kept away by a quota, since it is the operator that
 * is tried.
 */
public final class Throng {

    private static final ResourceKind[] KINDS = ResourceKind.values();
    private static final int IN_FLIGHT = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Rig rig;
    private final Random random;
    private final List<SchemaObjects> schemas = Stream.of(KINDS).map(SchemaObjects::of).toList();
    private final AtomicIntegerArray accepted = new AtomicIntegerArray(KINDS.length);
    private final AtomicIntegerArray refused = new AtomicIntegerArray(KINDS.length);
    private int unanswered;

    /** Objects that follow from a seed. */
    public Throng(Rig rig, long seed) {
        this.rig = rig;
        this.random = new Random(seed);
    }

    /** One object of a batch. */
    private record Candidate(ResourceKind kind, ObjectNode object) {
        String name() {
            return object.at("/metadata/name").asText();
        }
    }

    /** Goes on until so many were accepted, or the operator has ended. */
    public void run(int objects, int batch) throws InterruptedException {
        var counting = rig.progress().count("accepted", objects);
        for (int number = 0; accepted() < objects && rig.operator().isAlive(); number++) {
            var pen = new Pen(rig, "fuzz-%03d".formatted(number));
            pen.open();
            var candidates = candidates(batch);
            InFlight.run(
                    IN_FLIGHT,
                    candidates.size(),
                    i -> count(candidates.get(i), pen),
                    done -> counting.at(accepted()));
            awaitAnswers(pen);
            var everywhere =
                    candidates.stream()
                            .filter(c -> c.kind() == ResourceKind.MARKET_CALENDAR)
                            .map(Candidate::name)
                            .toList();
            pen.close(everywhere);
            rig.progress()
                    .say(
                            "batch %d: %d accepted so far, %d refused, %d not answered"
                                    .formatted(number, accepted(), refused(), unanswered));
        }
    }

    public int accepted() {
        return sum(accepted);
    }

    public int refused() {
        return sum(refused);
    }

    /** Objects that had no {@code observedGeneration} of theirs when patience ended. */
    public int unanswered() {
        return unanswered;
    }

    /** Accepted objects by kind. */
    public Map<String, Integer> acceptedByKind() {
        var byKind = new TreeMap<String, Integer>();
        for (var kind : KINDS) {
            byKind.put(kind.kind(), accepted.get(kind.ordinal()));
        }
        return byKind;
    }

    private List<Candidate> candidates(int count) {
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < count; i++) {
            var kind = KINDS[i % KINDS.length];
            candidates.add(new Candidate(kind, object(schemas.get(kind.ordinal()))));
        }
        candidates.forEach(
                candidate -> References.join(candidate.object(), named(candidates), random));
        return candidates;
    }

    private ObjectNode object(SchemaObjects objects) {
        return switch (random.nextInt(20)) {
            case 0 -> objects.fullest(random);
            case 1, 2, 3 -> objects.hostile(random);
            case 4, 5 -> objects.next(random);
            default -> objects.plausible(random);
        };
    }

    private static Map<ResourceKind, List<String>> named(List<Candidate> candidates) {
        var names = new EnumMap<ResourceKind, List<String>>(ResourceKind.class);
        candidates.forEach(
                c -> names.computeIfAbsent(c.kind(), k -> new ArrayList<>()).add(c.name()));
        return names;
    }

    private void count(Candidate candidate, Pen pen) {
        var counts = pen.create(candidate.kind(), candidate.object()) ? accepted : refused;
        counts.incrementAndGet(candidate.kind().ordinal());
    }

    private void awaitAnswers(Pen pen) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<JsonNode> open = pen.unanswered();
        while (!open.isEmpty() && System.nanoTime() < end && rig.operator().isAlive()) {
            rig.progress().maybe(open.size() + " objects are not answered yet");
            Thread.sleep(LOOK);
            open = pen.unanswered();
        }
        unanswered += open.size();
        pen.keep(open);
    }

    private static int sum(AtomicIntegerArray counts) {
        int sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i);
        }
        return sum;
    }
}
