package dev.openbell.demo;

import dev.openbell.api.Durations;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of samples/, made to fit the moment and the cluster. */
final class Samples {
    static final String NAMESPACE = "openbell-demo";
    static final String CLUSTER = "desk";
    static final String SCHEDULE = "every-other-minute";

    private static final List<String> FILES = List.of("schedule.yaml", "policy.yaml", "desk.yaml");
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private final Path folder;

    Samples(Path root) {
        this.folder = root.resolve("samples");
    }

    /**
     * The objects of samples/demo.
     *
     * @param image for every component; empty leaves the operator's own
     */
    List<GenericKubernetesResource> demo(
            Instant now, Duration earliestBell, Optional<String> image) {
        var objects = new ArrayList<GenericKubernetesResource>();
        for (var file : FILES) {
            var object = read(folder.resolve("demo").resolve(file));
            object.getMetadata().setNamespace(NAMESPACE);
            switch (object.getKind()) {
                case "TradingSchedule" ->
                        part(object, "windows").forEach(w -> startSoon(w, now, earliestBell));
                case "AIServiceCluster" ->
                        image.ifPresent(
                                name ->
                                        part(object, "components")
                                                .forEach(c -> c.put("image", name)));
                default -> {}
            }
            objects.add(object);
        }
        return objects;
    }

    /** The override of samples/ as YAML, for the demo's schedule and from now on. */
    String override(Instant now, Duration length) {
        var object = read(folder.resolve("override.yaml"));
        var spec = object.<Map<String, Object>>get("spec");
        spec.put("schedule", Map.of("name", SCHEDULE));
        spec.put("from", now.truncatedTo(ChronoUnit.SECONDS).toString());
        spec.put("until", now.plus(length).truncatedTo(ChronoUnit.SECONDS).toString());
        return YAML.asYaml(object);
    }

    private static void startSoon(Map<String, Object> window, Instant now, Duration earliestBell) {
        @SuppressWarnings("unchecked")
        var pulse = (Map<String, String>) window.getOrDefault("pulse", Map.of());
        if (!pulse.isEmpty()) {
            var start =
                    WindowStart.chosen(
                            now, length(pulse, "every"), length(pulse, "open"), earliestBell);
            window.put("start", start.toString());
        }
    }

    private static Duration length(Map<String, String> pulse, String field) {
        return Durations.parse(pulse.getOrDefault(field, ""));
    }

    private static List<Map<String, Object>> part(GenericKubernetesResource object, String field) {
        return object.get("spec", field);
    }

    private static GenericKubernetesResource read(Path file) {
        try {
            return YAML.unmarshal(Files.readString(file), GenericKubernetesResource.class);
        } catch (IOException e) {
            throw new DemoException("Cannot read the sample " + file + ": " + e.getMessage());
        }
    }
}
