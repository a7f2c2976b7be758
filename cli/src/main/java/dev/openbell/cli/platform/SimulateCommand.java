package dev.openbell.cli.platform;

import dev.openbell.api.v1alpha1.Role;
import dev.openbell.cli.output.OutputOption;
import dev.openbell.cli.output.Rows;
import dev.openbell.operator.cluster.flip.FlipFacts;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What manifests would cost. */
@Command(
        name = "simulate",
        description = {
            "Plays manifests through virtual time, without a cluster: pod-hours of each component, beside those of"
                    + " a component that is always on.",
            "It runs what the operator runs. Pods are Ready at once, and a component with an autoscaler stays at"
                    + " its least number."
        },
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

    private static final double SECONDS_PER_HOUR = 3600;

    @Option(
            names = {"-f", "--filename"},
            required = true,
            paramLabel = "PATH",
            description = "A file or folder of manifests.")
    private Path files = Path.of(".");

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "First day, in UTC, yyyy-MM-dd.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "Default: ${DEFAULT-VALUE}.")
    private int days = 365;

    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        var begin = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = begin.plus(Duration.ofDays(days));
        var objects = ManifestFiles.read(files, "default");
        if (objects.clusters().isEmpty()) {
            throw new CliException(files + " holds no AIServiceCluster.");
        }
        var rows = new ArrayList<List<String>>();
        for (var cluster : objects.clusters()) {
            rows.addAll(rows(objects.platform(cluster, FlipFacts.NONE, begin), begin, end));
        }
        output.write(
                new Rows(
                        List.of(
                                "cluster",
                                "component",
                                "roles",
                                "changes",
                                "pod_seconds",
                                "pod_hours",
                                "always_on_pod_hours",
                                "saved_percent"),
                        rows));
        return 0;
    }

    private static List<List<String>> rows(Platform platform, Instant begin, Instant end) {
        var pods = new HashMap<String, Integer>();
        var since = new HashMap<String, Instant>();
        var seconds = new HashMap<String, Long>();
        var changes = new HashMap<String, Integer>();
        for (var change : platform.changes(begin, end)) {
            var name = change.component();
            seconds.merge(
                    name,
                    podSeconds(
                            pods.getOrDefault(name, 0),
                            since.getOrDefault(name, begin),
                            change.at()),
                    Long::sum);
            pods.put(name, change.to());
            since.put(name, change.at());
            if (change.at().isAfter(begin)) {
                changes.merge(name, 1, Integer::sum);
            }
        }
        var length = Duration.between(begin, end).toSeconds();
        return platform.planAt(begin, begin).components().stream()
                .map(
                        component -> {
                            var name = component.name();
                            long used =
                                    seconds.getOrDefault(name, 0L)
                                            + podSeconds(
                                                    pods.getOrDefault(name, 0),
                                                    since.getOrDefault(name, begin),
                                                    end);
                            return row(
                                    platform,
                                    component,
                                    changes.getOrDefault(name, 0),
                                    used,
                                    length * component.sizing().floor());
                        })
                .toList();
    }

    private static long podSeconds(int pods, Instant from, Instant to) {
        return pods * Duration.between(from, to).toSeconds();
    }

    private static List<String> row(
            Platform platform, ComponentPlan component, int changes, long used, long always) {
        return List.of(
                platform.name(),
                component.name(),
                component.roles().stream().map(Role::name).collect(Collectors.joining("+")),
                String.valueOf(changes),
                String.valueOf(used),
                hours(used),
                hours(always),
                always == 0
                        ? ""
                        : String.format(Locale.ROOT, "%.1f", 100.0 * (always - used) / always));
    }

    private static String hours(long seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds / SECONDS_PER_HOUR);
    }
}
