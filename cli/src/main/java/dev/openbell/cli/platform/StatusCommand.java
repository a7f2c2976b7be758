package dev.openbell.cli.platform;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.ComponentStatus;
import dev.openbell.cli.output.OutputOption;
import dev.openbell.cli.output.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the operator says of platforms. */
@Command(
        name = "status",
        description =
                "Shows the components of the namespace's platforms as the operator sees them.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CLUSTER",
            description = "Name of an AIServiceCluster; default: all of the namespace.")
    private @Nullable String cluster;

    @Mixin private Source source = new Source();
    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        var clusters =
                source.clusters().stream()
                        .filter(c -> cluster == null || c.getMetadata().getName().equals(cluster))
                        .toList();
        if (cluster != null && clusters.isEmpty()) {
            throw new CliException("AIServiceCluster \"" + cluster + "\" does not exist.");
        }
        output.write(
                new Rows(
                        List.of(
                                "cluster",
                                "ready",
                                "market",
                                "flip",
                                "component",
                                "active",
                                "pods",
                                "decided_by",
                                "lead",
                                "next_change"),
                        clusters.stream().flatMap(StatusCommand::rows).toList()));
        return 0;
    }

    private static Stream<List<String>> rows(AIServiceCluster cluster) {
        var status = cluster.getStatus();
        if (status == null) {
            return Stream.of(
                    List.of(
                            cluster.getMetadata().getName(),
                            "Unknown",
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            ""));
        }
        var ready =
                status.conditions().stream()
                        .filter(c -> c.type().equals("Ready"))
                        .findFirst()
                        .map(c -> c.status() + " " + c.reason())
                        .orElse("Unknown");
        var market = status.schedule() == null ? "" : text(status.schedule().state());
        var flip =
                status.flip() == null
                        ? ""
                        : status.flip().step()
                                + " "
                                + status.flip().from()
                                + " to "
                                + status.flip().to();
        return status.components().stream()
                .map(
                        component ->
                                List.of(
                                        cluster.getMetadata().getName(),
                                        ready,
                                        market,
                                        flip,
                                        component.name(),
                                        text(component.active()),
                                        pods(component),
                                        text(component.decidedBy()),
                                        text(component.lead()),
                                        text(component.nextChange())));
    }

    private static String pods(ComponentStatus component) {
        return text(component.ready()) + "/" + text(component.desired());
    }

    private static String text(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString).orElse("");
    }
}
