package dev.openbell.bench.rig;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;

/**
 * In how many seconds simulated pods become Ready, at random between both.
 *
 * @param from whole seconds
 * @param to whole seconds, not less
 */
public record StartTimes(int from, int to) {

    private static final int MILLIS = 1000;

    private static final ResourceDefinitionContext STAGES =
            new ResourceDefinitionContext.Builder()
                    .withGroup("kwok.x-k8s.io")
                    .withVersion("v1alpha1")
                    .withKind("Stage")
                    .withPlural("stages")
                    .withNamespaced(false)
                    .build();

    /** Both in the right order. */
    public StartTimes {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("start times go from " + from + " to " + to);
        }
    }

    /** Reads {@code 5-30}, or {@code 10} for always the same. */
    public static final class Reader implements ITypeConverter<StartTimes> {
        @Override
        public StartTimes convert(String text) {
            var ends = text.split("-", 2);
            return new StartTimes(
                    Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        }
    }

    /** From now on, for all pods of the rig. */
    public void apply(Rig rig) {
        rig.client()
                .genericKubernetesResources(STAGES)
                .withName("pod-ready")
                .edit(
                        stage -> {
                            Map<String, Object> spec = stage.get("spec");
                            spec.put(
                                    "delay",
                                    Map.of(
                                            "durationMilliseconds",
                                            from * MILLIS,
                                            "jitterDurationMilliseconds",
                                            Math.max(to * MILLIS, from * MILLIS + 1)));
                            return stage;
                        });
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
