package dev.openbell.bench;

import dev.openbell.bench.figures.Percentiles;
import dev.openbell.bench.fuzz.Canaries;
import dev.openbell.bench.fuzz.Neighbour;
import dev.openbell.bench.fuzz.Throng;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.RigOptions;
import dev.openbell.bench.rig.Settling;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Thousands of random objects: nobody but their owners may notice. */
@Command(
        name = "fuzz",
        description = {
            "Creates random objects of the five kinds until the API server has accepted N, and watches whether"
                    + " the operator lives, answers each of them, and serves a healthy neighbour as before.",
            ""
        })
final class FuzzCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private RigOptions options = new RigOptions();

    @Option(
            names = "--objects",
            paramLabel = "N",
            defaultValue = "5000",
            description =
                    "Objects that the API server must have accepted; default: ${DEFAULT-VALUE}.")
    private int objects;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "250",
            description = "Objects that exist at once; default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--seconds-before",
            paramLabel = "N",
            defaultValue = "120",
            description =
                    "How long the neighbour is timed before the first object; default: ${DEFAULT-VALUE}.")
    private int secondsBefore;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "20260302",
            description = "Equal seeds give equal objects; default: ${DEFAULT-VALUE}.")
    private long seed;

    FuzzCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        double load = Surroundings.load();
        try (Rig rig = surroundings.rig("fuzz", options, options.qpsOr(Surroundings.RAISED_QPS))) {
            rig.startOperator().awaitReady();
            var canaries = new Canaries(rig);
            canaries.create();
            Percentiles before;
            Percentiles during;
            int given;
            Throng throng;
            double cpu = rig.figures().cpuSeconds();
            long began = System.nanoTime();
            try (var neighbour = new Neighbour(rig)) {
                Settling.awaitRest(rig, 1);
                neighbour.startEditing();
                rig.progress()
                        .sleep("timing the neighbour before", Duration.ofSeconds(secondsBefore));
                before = Percentiles.of(neighbour.takeMillis());
                throng = new Throng(rig, seed);
                throng.run(objects, batch);
                during = Percentiles.of(neighbour.takeMillis());
                given = neighbour.givenUp();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            boolean lives = rig.operator().isAlive();
            var deaf = lives ? canaries.deaf() : canaries.kinds();
            var line =
                    surroundings
                            .line("fuzz")
                            .put("objects", throng.accepted())
                            .put("objects_by_kind", throng.acceptedByKind())
                            .put("refused_by_api_server", throng.refused())
                            .put("exits", lives ? 0 : 1)
                            .put("live", lives && rig.operator().isLive())
                            .put("stuck_controllers", deaf)
                            .put("objects_not_answered", throng.unanswered())
                            .putMillis("neighbour_before_", before)
                            .putMillis("neighbour_during_", during)
                            .put("neighbour_edits_not_answered", given)
                            .put("seconds", took.toSeconds())
                            .put("seed", seed);
            if (lives) {
                line.put("operator_cpu_s", rig.figures().cpuSeconds() - cpu)
                        .put("operator_rss_mib", rig.figures().rssMib())
                        .put("operator_peak_mib", rig.figures().peakMib());
            }
            surroundings.print(line, load, rig);
            return lives && deaf.isEmpty() && throng.unanswered() == 0 && given == 0 ? 0 : 1;
        }
    }
}
