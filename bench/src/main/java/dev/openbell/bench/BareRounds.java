package dev.openbell.bench;

import dev.openbell.bench.figures.JsonLine;
import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.load.BareClient;
import dev.openbell.bench.load.BareClient.Patch;
import dev.openbell.bench.load.Platforms;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.Settling;
import dev.openbell.testbed.AuditEvent;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The bare client's turn: the same number of patches, in several ways, each judged as a bell is.
 */
final class BareRounds {

    private static final Duration LOG_DELAY = Duration.ofSeconds(1);
    private static final List<Round> ROUNDS =
            List.of(
                    new Round(Patch.SCALE, 64),
                    new Round(Patch.APPLY, 16),
                    new Round(Patch.APPLY, 64));

    private BareRounds() {}

    private record Round(Patch patch, int inFlight) {
        String name() {
            return patch.name().toLowerCase(Locale.ROOT) + "_" + inFlight;
        }
    }

    /** Milliseconds from the start until the last patch was received, by round. */
    static Map<String, Number> measure(Rig rig, BareClient client, int writes, int replicas)
            throws InterruptedException {
        var millis = new LinkedHashMap<String, Number>();
        for (var round : ROUNDS) {
            Settling.await(rig, Settling::isUnrest, Settling.QUIET, Settling.patience(writes));
            var mark = rig.log().mark();
            var began = client.scale(round.patch(), replicas, round.inFlight());
            Thread.sleep(LOG_DELAY);
            var patches = Requests.matching(rig.log(), mark, BareRounds::isPatch);
            client.scale(Patch.SCALE, 0, 64);
            Surroundings.check(
                    patches.size() == writes,
                    "the audit log has %d patches of the bare client, not %d"
                            .formatted(patches.size(), writes));
            double last =
                    patches.stream()
                            .mapToDouble(patch -> Requests.millis(began, patch))
                            .max()
                            .orElseThrow();
            rig.progress()
                    .say("bare client, " + round.name() + ": " + JsonLine.rounded(last) + " ms");
            millis.put(round.name(), JsonLine.rounded(last));
        }
        Settling.await(rig, Settling::isUnrest, Settling.QUIET, Settling.patience(writes));
        return millis;
    }

    /** The best of the rounds whose patches are the operator's: an apply of replicas. */
    static double bestOfSamePatches(Map<String, Number> millis) {
        return best(millis, Patch.APPLY.name().toLowerCase(Locale.ROOT));
    }

    /** The best of all rounds. */
    static double best(Map<String, Number> millis) {
        return best(millis, "");
    }

    private static double best(Map<String, Number> millis, String prefix) {
        return millis.entrySet().stream()
                .filter(round -> round.getKey().startsWith(prefix))
                .mapToDouble(round -> round.getValue().doubleValue())
                .min()
                .orElseThrow();
    }

    private static boolean isPatch(AuditEvent event) {
        return event.isBy(Rig.ADMIN)
                && event.namespace().startsWith(BareClient.PREFIX)
                && Requests.isReplicasWrite(event);
    }

    /** A bare client with so many Deployments, like one that the operator made. */
    static BareClient client(Rig rig, Platforms platforms, int writes) throws InterruptedException {
        var client = new BareClient(rig, writes);
        client.create(example(rig, platforms));
        return client;
    }

    private static Deployment example(Rig rig, Platforms platforms) {
        var address = platforms.address(0);
        return rig.client()
                .apps()
                .deployments()
                .inNamespace(address.namespace())
                .withName(address.name() + "-trading")
                .require();
    }
}
