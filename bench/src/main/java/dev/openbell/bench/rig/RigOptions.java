package dev.openbell.bench.rig;

import picocli.CommandLine.Option;

/** The flags that every benchmark has. */
public final class RigOptions {

    @Option(
            names = "--keep",
            description = "Leaves testbed and operator up after the measurement, until Ctrl-C.")
    public boolean keep;

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    private boolean help;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "10",
            description = "Simulated nodes, 2,000 pods each; default: ${DEFAULT-VALUE}.")
    public int nodes;

    @Option(
            names = "--qps",
            paramLabel = "N",
            defaultValue = "-1",
            description =
                    "Requests per second of each of Kubernetes' own controllers and of the scheduler; 0: their"
                            + " own default of 20 (50 for the scheduler). Default: 0 for storm, else 100. It is part"
                            + " of the result.")
    private int qps;

    /** The value that was given, else the benchmark's own default. */
    public int qpsOr(int usual) {
        return qps < 0 ? usual : qps;
    }
}
