package dev.openbell.bench;

import dev.openbell.bench.figures.JsonLine;
import dev.openbell.bench.rig.BenchException;
import dev.openbell.bench.rig.Progress;
import dev.openbell.bench.time.MarketTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a question about market time costs. */
@Command(
        name = "time",
        description = {
            "Nanoseconds of a question to a schedule (is it open, when is the next bell), by JMH: nearby, at"
                    + " instants of one session; anywhere, at any instants since 2000. A minute for each schedule.",
            ""
        })
final class TimeCommand implements Callable<Integer> {

    private static final int ROUNDS = 5;
    private static final double GOAL_OPEN_NS = 100;
    private static final double GOAL_BELL_NS = 2000;

    private final Surroundings surroundings;

    @Option(
            names = "--market",
            paramLabel = "SCHEDULE",
            description =
                    "Ask only this one, such as XNYS or XHKG,bridged; may be repeated. Default: one of each kind.")
    private List<String> markets = List.of();

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    private boolean help;

    TimeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var progress = surroundings.progress("time");
        var asked = markets.isEmpty() ? MarketTime.markets() : markets;
        var asking = progress.count("schedules asked", asked.size());
        for (int i = 0; i < asked.size(); i++) {
            asking.at(i);
            ask(asked.get(i), progress);
        }
        return 0;
    }

    private void ask(String market, Progress progress) {
        var options =
                new OptionsBuilder()
                        .include(MarketTime.class.getName())
                        .param("market", market)
                        .forks(1)
                        .warmupIterations(ROUNDS)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(ROUNDS)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build();
        try {
            for (var result : new Runner(options).run()) {
                var name = result.getParams().getBenchmark().replaceFirst(".*[.]", "");
                double nanos = result.getPrimaryResult().getScore();
                var line =
                        surroundings
                                .line("time")
                                .put("question", name)
                                .put("market", market)
                                .put("ns", JsonLine.rounded(nanos))
                                .put(
                                        "spread_ns",
                                        JsonLine.rounded(
                                                result.getPrimaryResult().getScoreError()));
                surroundings.results().println(line);
                Surroundings.goal(
                        progress,
                        market + ", " + name + ", ns",
                        nanos,
                        name.startsWith("isOpen") ? GOAL_OPEN_NS : GOAL_BELL_NS);
            }
        } catch (RunnerException e) {
            throw new BenchException("JMH could not run", e);
        }
    }
}
