package dev.openbell.operator.cluster.judge;

import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.operator.cluster.desired.Settings;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.Unrecognized;
import dev.openbell.operator.conditions.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the schema cannot say: whether a spec can be used at all by this version and on this
 * platform.
 */
public final class Acceptance {

    private Acceptance() {}

    /** The spec can be used, or the sentence why not. */
    public sealed interface Answer {
        record Accepted(AIServiceClusterSpec spec) implements Answer {}

        record Refused(Verdict verdict) implements Answer {}
    }

    public static Answer judge(@Nullable AIServiceClusterSpec spec, Settings settings) {
        if (spec == null || spec.components().isEmpty()) {
            return refused(
                    ConditionReason.InvalidSpec, "spec.components: needs at least one component.");
        }
        var unknown = Unrecognized.verdict(spec);
        if (unknown.isPresent()) {
            return new Answer.Refused(unknown.get());
        }
        for (var component : spec.components()) {
            var image = component.image();
            if (image != null
                    && !settings.registries().isEmpty()
                    && settings.registries().stream().noneMatch(image::startsWith)) {
                return refused(
                        ConditionReason.ImageNotAllowed,
                        "spec.components["
                                + component.name()
                                + "].image: is not from an allowed registry; allowed are "
                                + String.join(", ", settings.registries())
                                + ".");
            }
        }
        return new Answer.Accepted(spec);
    }

    private static Answer refused(ConditionReason reason, String message) {
        return new Answer.Refused(new Verdict.IsStalled(reason, message));
    }
}
