package dev.openbell.bench;

import dev.openbell.bench.rig.BenchException;
import dev.openbell.testbed.TestbedException;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root of the commands. */
@Command(
        name = "bench/run",
        description = {
            "Measures the operator on a testbed of its own, from the API server's audit log and /proc.",
            "Results go to stdout, one JSON object a line; progress goes to stderr.",
            ""
        },
        footer = {
            "",
            "Exit code: 0 measured, 1 not measured or a promise broken, 2 wrong usage.",
            "A goal that is missed is a figure and no failure. See bench/README.md."
        })
public final class Bench {

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    private boolean help;

    private Bench() {}

    public static void main(String[] arguments) {
        var surroundings = new Surroundings(Clock.systemUTC(), System.out, System.err);
        System.exit(commandLine(surroundings).execute(arguments));
    }

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Bench())
                .addSubcommand(new BellCommand(surroundings))
                .addSubcommand(new KedaCommand(surroundings))
                .addSubcommand(new StormCommand(surroundings))
                .addSubcommand(new ClosureCommand(surroundings))
                .addSubcommand(new TimeCommand(surroundings))
                .addSubcommand(new ApplyCommand(surroundings))
                .addSubcommand(new IdleCommand(surroundings))
                .addSubcommand(new StartCommand(surroundings))
                .addSubcommand(new FuzzCommand(surroundings))
                .addSubcommand(new AllCommand(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> {
                            boolean expected =
                                    failure instanceof BenchException
                                            || failure instanceof TestbedException;
                            surroundings.progress().println("bench/run: " + failure.getMessage());
                            if (!expected) {
                                failure.printStackTrace(surroundings.progress());
                            }
                            return 1;
                        });
    }
}
