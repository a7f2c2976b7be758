package dev.openbell.cli.platform;

import dev.openbell.cli.output.OutputOption;
import dev.openbell.cli.output.Rows;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every planned change of a platform. */
@Command(
        name = "forecast",
        description = {
            "Lists every planned change of a platform's pods: when, which component, from, to, and why.",
            "It runs what the operator runs, from what is there now. Autoscalers and edits are not foreseen; a"
                    + " platform that shares its bell with many others is warmed a little earlier."
        },
        mixinStandardHelpOptions = true)
public final class ForecastCommand implements Callable<Integer> {

    private final Clock clock;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Name of an AIServiceCluster.")
    private String cluster = "";

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "7",
            description = "How far; default: ${DEFAULT-VALUE}.")
    private int days = 7;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "From when on, ISO 8601 with Z; default: now.")
    private @Nullable Instant from;

    @Mixin private Source source = new Source();
    @Mixin private OutputOption output = new OutputOption();

    public ForecastCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var begin =
                Optional.ofNullable(from).orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS);
        var platform = source.platform(cluster, begin);
        output.write(
                new Rows(
                        List.of("at", "component", "from", "to", "why"),
                        platform.changes(begin, begin.plus(Duration.ofDays(days))).stream()
                                .map(
                                        change ->
                                                List.of(
                                                        change.at().toString(),
                                                        change.component(),
                                                        String.valueOf(change.from()),
                                                        String.valueOf(change.to()),
                                                        change.why()))
                                .toList()));
        return 0;
    }
}
