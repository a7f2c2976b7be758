package dev.openbell.operator.golden;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.apply.Outcome;
import dev.openbell.operator.cluster.desired.Settings;
import dev.openbell.operator.cluster.judge.Acceptance;
import dev.openbell.operator.cluster.judge.ClusterStatus;
import dev.openbell.operator.cluster.judge.Judgement;
import dev.openbell.operator.cluster.judge.TaskRuns;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.TaskPlan;
import dev.openbell.operator.conditions.Conditions;
import dev.openbell.operator.conditions.WithoutEffect;
import dev.openbell.operator.testing.Repository;
import dev.openbell.operator.testing.World;
import dev.openbell.operator.testing.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One golden directory.
 *
 * <p>In: {@code in-now.txt} (an instant); {@code in-<anything>.yaml} (one object each); {@code
 * in-samples.txt} (names of files in samples/, one a line); {@code in-settings.yaml} (what differs
 * from the settings of a fresh installation).
 *
 * <p>Out: {@code out-<kind>-<name>.yaml} for each child, {@code out-plan-<cluster>.yaml} for what
 * was decided, {@code out-status-<cluster>.yaml} for the status of the first pass, when all writes
 * have succeeded and no pod runs yet.
 */
record Scenario(Path directory) {

    static final Path ALL = Repository.path("operator/src/test/resources/golden");

    private record InSettings(
            List<String> registries, String operatorNamespace, List<String> monitoringNamespaces) {}

    static List<Scenario> all() {
        try (var directories = Files.list(ALL)) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(directory -> new Scenario(directory))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name() {
        return directory.getFileName().toString();
    }

    /** Everything in the directory, by file name. */
    SortedMap<String, Path> files() {
        try (var files = Files.list(directory)) {
            var byName = new TreeMap<String, Path>();
            files.forEach(file -> byName.put(file.getFileName().toString(), file));
            return byName;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    World world() {
        var world = new World();
        files().forEach((name, file) -> read(name, Repository.text(file), world));
        return world;
    }

    /** Names of the files in samples/ that the scenario uses. */
    List<String> samples() {
        var list = files().get("in-samples.txt");
        return list == null ? List.of() : Repository.text(list).lines().toList();
    }

    private static void read(String name, String text, World world) {
        switch (name) {
            case "in-now.txt" -> world.now = Instant.parse(text.strip());
            case "in-settings.yaml" -> world.settings = settings(Yaml.read(text, InSettings.class));
            case "in-samples.txt" ->
                    text.lines()
                            .map(sample -> Repository.text(Repository.path("samples/" + sample)))
                            .forEach(world::add);
            default -> {
                if (name.startsWith("in-") && name.endsWith(".yaml")) {
                    world.add(text);
                } else if (!name.startsWith("out-")) {
                    throw new IllegalStateException(name + " is neither in- nor out-");
                }
            }
        }
    }

    private static Settings settings(InSettings in) {
        var base = World.SETTINGS;
        return new Settings(
                base.images(),
                base.storeImages(),
                Optional.ofNullable(in.registries()).orElse(base.registries()),
                Optional.ofNullable(in.operatorNamespace()).orElse(base.operatorNamespace()),
                Optional.ofNullable(in.monitoringNamespaces()).orElse(base.monitoringNamespaces()));
    }

    /** What the operator makes of the world: text by file name. */
    SortedMap<String, String> outputs() {
        var world = world();
        var outputs = new TreeMap<String, String>();
        for (var cluster : world.clusters) {
            var suffix = "-" + cluster.getMetadata().getName() + ".yaml";
            switch (Acceptance.judge(cluster.getSpec(), world.settings)) {
                case Acceptance.Answer.Refused(var verdict) ->
                        put(
                                outputs,
                                "out-status" + suffix,
                                ClusterStatus.refused(
                                        1,
                                        null,
                                        Conditions.merge(
                                                List.of(),
                                                Conditions.conclusion(verdict),
                                                1,
                                                world.now)));
                case Acceptance.Answer.Accepted(var ignored) -> {
                    for (var child : world.children(cluster)) {
                        var kind = child.getKind().toLowerCase(Locale.ROOT);
                        put(
                                outputs,
                                "out-" + kind + "-" + child.getMetadata().getName() + ".yaml",
                                child);
                    }
                    put(outputs, "out-plan" + suffix, plan(world.plan(cluster)));
                    put(outputs, "out-status" + suffix, status(cluster, world));
                }
            }
        }
        return outputs;
    }

    private static void put(Map<String, String> outputs, String file, Object content) {
        if (outputs.put(file, Yaml.write(content)) != null) {
            throw new IllegalStateException("two objects would be written to " + file);
        }
    }

    private static Object status(AIServiceCluster cluster, World world) {
        var plan = world.plan(cluster);
        var children = new LinkedHashMap<Child, io.fabric8.kubernetes.api.model.HasMetadata>();
        world.children(cluster).forEach(child -> children.put(Child.of(child), child));
        var facts =
                new Judgement.Facts(
                        plan,
                        new Outcome(children.size(), List.of(), List.of()),
                        List.of(),
                        children,
                        TaskRuns.told(plan, List.of(), children, world.now).tasks(),
                        Optional.empty(),
                        WithoutEffect.in(cluster.getSpec()));
        return ClusterStatus.of(
                facts, Conditions.merge(List.of(), Judgement.findings(facts), 1, world.now));
    }

    private static Object plan(ClusterPlan plan) {
        var text = new LinkedHashMap<String, Object>();
        text.put("components", plan.components().stream().map(Scenario::component).toList());
        text.put("tasks", plan.tasks().stream().map(Scenario::task).toList());
        text.put("nextPass", plan.next().map(Object::toString).orElse("never"));
        plan.market()
                .ifPresent(
                        market ->
                                text.put(
                                        "market",
                                        nonEmpty(
                                                "state", market.answer().state().name(),
                                                "decidedBy", market.answer().market(),
                                                "reason", market.answer().reason().name(),
                                                "rule", market.answer().rule(),
                                                "nextBell",
                                                        market.nextBell()
                                                                .map(b -> b.at() + " to " + b.to())
                                                                .orElse("none"))));
        return text;
    }

    private static Object component(ComponentPlan component) {
        return nonEmpty(
                "name", component.name(),
                "activation", component.activation().name(),
                "active", component.active(),
                "decidedBy", component.decidedBy().name(),
                "floor", component.floor(),
                "goal", component.goal().toString());
    }

    private static Object task(TaskPlan task) {
        return nonEmpty(
                "name", task.spec().name(),
                "component", task.component().name(),
                "cron", task.cron(),
                "zone", task.zone(),
                "deadline", task.deadline().toString());
    }

    private static Map<String, Object> nonEmpty(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** Files of the last run that this run would not write. */
    List<String> unused() {
        var used = new ArrayList<>(outputs().keySet());
        return Stream.of(files().keySet().toArray(String[]::new))
                .filter(name -> name.startsWith("out-"))
                .filter(name -> !used.contains(name))
                .toList();
    }

    @Override
    public String toString() {
        return name();
    }
}
