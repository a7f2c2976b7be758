package dev.openbell.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every benchmark at its sizes, one after another, each on a testbed of its own. */
@Command(
        name = "all",
        description = {"Every benchmark at its sizes, one after another: some hours.", ""})
final class AllCommand implements Callable<Integer> {

    private static final List<String> QUICK =
            List.of(
                    "bell --objects 5 --replicas 2 --bells 1",
                    "storm --objects 5 --replicas 2,4",
                    "closure --objects 5",
                    "apply --objects 5 --fresh 5",
                    "idle --objects 5 --minutes 1",
                    "idle --kind schedules --objects 50 --minutes 1",
                    "start --objects 0 --starts 2",
                    "fuzz --objects 100 --batch 50 --seconds-before 10");

    private static final List<String> FULL =
            List.of(
                    "bell --objects 1",
                    "bell --objects 100",
                    "bell --objects 1000 --qps 200",
                    "bell --objects 10000 --qps 200",
                    "storm --objects 100 --replicas 1,10,100 --storms 3",
                    "storm --objects 1000 --replicas 1,10,100 --qps 200",
                    "closure --objects 100",
                    "closure --objects 1000",
                    "apply --objects 100",
                    "apply --objects 1000",
                    "idle --objects 100 --minutes 10",
                    "idle --kind schedules --objects 10000 --minutes 10",
                    "start --objects 0",
                    "start --objects 100",
                    "start --objects 1000",
                    "fuzz --objects 5000",
                    "keda --objects 1 --replicas 10",
                    "keda --objects 100 --replicas 10",
                    "keda --objects 500 --replicas 10",
                    "keda --objects 1000 --replicas 10");

    private final Surroundings surroundings;

    @Option(names = "--quick", description = "Small sizes, some minutes: whether it works.")
    private boolean quick;

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    private boolean help;

    AllCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var runs = quick ? QUICK : FULL;
        var failed = new ArrayList<String>();
        for (int i = 0; i < runs.size(); i++) {
            surroundings.progress().printf("all: %d of %d: %s%n", i + 1, runs.size(), runs.get(i));
            if (Bench.commandLine(surroundings).execute(runs.get(i).split(" ")) != 0) {
                failed.add(runs.get(i));
            }
        }
        failed.forEach(run -> surroundings.progress().println("all: FAILED: " + run));
        return failed.isEmpty() ? 0 : 1;
    }
}
