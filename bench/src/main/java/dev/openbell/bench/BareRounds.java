package dev.openbell.bench;

import dev.openbell.bench.figures.JsonLine;
import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.load.BareWork;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.Settling;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bare client's turn: the same patches, with several numbers in flight, judged as a bell is.
 */
final class BareRounds {

    private static final Duration LOG_DELAY = Duration.ofSeconds(1);
    private static final List<Integer> IN_FLIGHT = List.of(32, 64, 128);
    private static final int BACK_IN_FLIGHT = 64;

    private BareRounds() {}

    /**
     * Milliseconds from the start until the last patch was received, by the number in flight. No
     * operator must run; afterwards the rig is at rest, as it was.
     */
    static Map<Integer, Number> measure(Rig rig, BareWork client) throws InterruptedException {
        var millis = new LinkedHashMap<Integer, Number>();
        for (int inFlight : IN_FLIGHT) {
            Settling.awaitRest(rig, client.count());
            var mark = rig.log().mark();
            var began = client.write(inFlight);
            Thread.sleep(LOG_DELAY);
            var patches =
                    Requests.matching(
                            rig.log(), mark, event -> event.isBy(Rig.ADMIN) && client.isOne(event));
            client.undo(BACK_IN_FLIGHT);
            Surroundings.check(
                    patches.size() == client.count(),
                    "the audit log has %d patches of the bare client, not %d"
                            .formatted(patches.size(), client.count()));
            double last =
                    patches.stream()
                            .mapToDouble(patch -> Requests.millis(began, patch))
                            .max()
                            .orElseThrow();
            rig.progress()
                    .say(
                            "bare client, %d in flight: %s ms"
                                    .formatted(inFlight, JsonLine.rounded(last)));
            millis.put(inFlight, JsonLine.rounded(last));
        }
        Settling.awaitRest(rig, client.count());
        return millis;
    }

    /** The best of the rounds. */
    static double best(Map<Integer, Number> millis) {
        return millis.values().stream().mapToDouble(Number::doubleValue).min().orElseThrow();
    }
}
