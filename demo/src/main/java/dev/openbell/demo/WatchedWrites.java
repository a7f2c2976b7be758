package dev.openbell.demo;

import dev.openbell.demo.scene.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What a watch of its own tells: the time is when the news came here. */
final class WatchedWrites implements WriteSource {
    private final Map<String, Integer> known = new HashMap<>();
    private final List<Write> writes = new ArrayList<>();

    synchronized void seen(Instant at, String part, int replicas) {
        var before = known.put(part, replicas);
        if (before == null || before != replicas) {
            writes.add(
                    new Write(
                            at,
                            part,
                            before == null ? OptionalInt.empty() : OptionalInt.of(before),
                            replicas));
        }
    }

    @Override
    public synchronized List<Write> writes() {
        return List.copyOf(writes);
    }

    @Override
    public String name() {
        return "a watch on the Deployments, from the bell until the news came";
    }
}
