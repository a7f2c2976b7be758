package dev.openbell.cli.platform;

import dev.openbell.calendar.MarketCalendar;
import dev.openbell.calendar.SessionOverride;
import dev.openbell.cli.output.OutputOption;
import dev.openbell.cli.output.Rows;
import dev.openbell.operator.cluster.flip.FlipFacts;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.Sizing;
import dev.openbell.operator.sessionoverride.Overrides;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which input won, and what the others said. */
@Command(
        name = "explain",
        description = {
            "Says why a platform's components are what they are, or will be at an instant: every input, what it"
                    + " says, and which one decides (*).",
            "What a calendar alone says: kubectl openbell calendar explain."
        },
        mixinStandardHelpOptions = true)
public final class ExplainClusterCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("component", "input", "decides", "says");

    private final Clock clock;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Name of an AIServiceCluster.")
    private String cluster = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "COMPONENT",
            description = "Default: all components.")
    private @Nullable String component;

    @Option(names = "--at", paramLabel = "INSTANT", description = "ISO 8601 with Z; default: now.")
    private @Nullable Instant at;

    @Mixin private Source source = new Source();
    @Mixin private OutputOption output = new OutputOption();

    public ExplainClusterCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var now = clock.instant();
        var when = Optional.ofNullable(at).orElse(now);
        var platform = source.platform(cluster, now);
        var plan = platform.planAt(when, now);
        var facts = platform.factsAt(when, now);
        var chosen =
                plan.components().stream()
                        .filter(c -> component == null || c.name().equals(component))
                        .toList();
        if (chosen.isEmpty()) {
            throw new CliException(
                    platform.name()
                            + " has no component \""
                            + component
                            + "\"; it has "
                            + String.join(
                                    ", ",
                                    plan.components().stream().map(ComponentPlan::name).toList())
                            + ".");
        }
        var rows = new ArrayList<List<String>>();
        for (var one : chosen) {
            inputs(platform, facts, plan, one, when, rows);
        }
        output.write(new Rows(COLUMNS, rows));
        return 0;
    }

    private static void inputs(
            Platform platform,
            FlipFacts facts,
            ClusterPlan plan,
            ComponentPlan component,
            Instant at,
            List<List<String>> rows) {
        var name = component.name();
        var byActivation = !component.comesAndGoes();
        rows.add(row(name, "activation", byActivation, component.activation().name()));
        if (component.comesAndGoes() && platform.cluster().schedule().found().isPresent()) {
            var schedule = platform.schedule();
            var deciding = Overrides.deciding(schedule.overrides(), at);
            var plain = schedule.plain().at(at);
            for (var calendar : schedule.calendars()) {
                rows.add(row(name, "market " + calendar.mic(), false, market(calendar, at)));
            }
            rows.add(
                    row(
                            name,
                            "schedule " + schedule.name(),
                            deciding.isEmpty(),
                            plain.state() + ", " + plain.reason() + ": " + plain.rule()));
            for (var override : platform.overrides()) {
                if (override.until().isAfter(at)) {
                    rows.add(
                            row(
                                    name,
                                    "override " + override.name(),
                                    deciding.filter(override::equals).isPresent(),
                                    override(override, at)));
                }
            }
            platform.cluster()
                    .notice()
                    .flatMap(notice -> notice.until())
                    .ifPresent(
                            until ->
                                    rows.add(
                                            row(
                                                    name,
                                                    "guardrail minimumNotice",
                                                    true,
                                                    "an edit of the schedule waits until "
                                                            + until)));
            rows.add(
                    row(
                            name,
                            "next bell",
                            false,
                            plan.market()
                                    .flatMap(m -> m.nextBell())
                                    .map(b -> b.at() + " " + b.to() + ", " + b.rule())
                                    .orElse("none is known")));
        }
        rows.add(row(name, "scale", component.active(), sizing(component.sizing())));
        if (component.comesAndGoes()) {
            rows.add(
                    row(
                            name,
                            "flip",
                            plan.flip().isPresent(),
                            plan.flip()
                                    .map(
                                            f ->
                                                    f.step()
                                                            + ", "
                                                            + f.from()
                                                            + " to "
                                                            + f.to()
                                                            + f.deadline()
                                                                    .map(d -> ", until " + d)
                                                                    .orElse(""))
                                    .orElse("none runs")));
            rows.add(
                    row(
                            name,
                            "lead",
                            false,
                            component.tenure().lead().map(Duration::toSeconds).orElse(0L)
                                    + " s, "
                                    + starts(component.tenure().startSeconds())));
        }
        rows.add(row(name, "result", true, result(facts, component)));
    }

    private static String starts(List<Integer> seconds) {
        return seconds.isEmpty()
                ? "no start was measured yet"
                : "starts took "
                        + seconds.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + " s";
    }

    private static String phase(ComponentPlan component, int pods) {
        if (component.active()) {
            return "active";
        }
        if (pods == 0) {
            return "rests";
        }
        return component.tenure().warmUp().isPresent() ? "warms up" : "drains";
    }

    private static String result(FlipFacts facts, ComponentPlan component) {
        var seen = facts.seen().get(component.name());
        int there = seen == null ? 0 : seen.replicas();
        int pods =
                seen == null
                        ? component.goal().first()
                        : component.goal().write(there).orElse(there);
        return phase(component, pods) + ", " + pods + (pods == 1 ? " pod" : " pods");
    }

    private static String market(MarketCalendar calendar, Instant at) {
        var answer = calendar.phaseAt(at);
        return answer.phase() + ", " + answer.reason() + ": " + answer.rule();
    }

    private static String override(SessionOverride override, Instant at) {
        return override.effect()
                + (override.inForceAt(at) ? "" : " from " + override.from())
                + " until "
                + override.until()
                + ": "
                + override.reason();
    }

    private static String sizing(Sizing sizing) {
        return switch (sizing) {
            case Sizing.FixedSize(int pods) -> pods + " pods, fixed";
            case Sizing.Range range when range.automatic() ->
                    range.min() + " to " + range.max() + " pods, an autoscaler decides";
            case Sizing.Range range -> range.min() + " pods, at most " + range.max();
        };
    }

    private static List<String> row(String component, String input, boolean decides, String says) {
        return List.of(component, input, decides ? "*" : "", says);
    }
}
