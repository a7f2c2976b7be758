package dev.openbell.operator.cluster.flip;

import dev.openbell.api.v1alpha1.AIServiceClusterStatus;
import dev.openbell.api.v1alpha1.ComponentStatus;
import dev.openbell.api.v1alpha1.WarmUpView;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.Tenure;
import dev.openbell.operator.cluster.plan.Tenure.WarmUp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a component from the pass before.
 *
 * @param active whether the schedule asked for it; empty: nobody has said so yet
 */
public record Remembered(Optional<Boolean> active, Tenure tenure) {

    static final Remembered NOTHING = new Remembered(Optional.empty(), Tenure.NONE);

    private static final long MOST_SECONDS = Leads.LONGEST.toSeconds();

    /** What a pass would write of it. */
    public static Remembered of(ComponentPlan plan) {
        return new Remembered(Optional.of(plan.active()), plan.tenure());
    }

    /** By component, from a cluster's status; what cannot be read is not known. */
    public static Map<String, Remembered> of(@Nullable AIServiceClusterStatus status) {
        var all = new HashMap<String, Remembered>();
        if (status != null) {
            status.components().forEach(c -> all.put(c.name(), of(c)));
        }
        return all;
    }

    private static Remembered of(ComponentStatus status) {
        return new Remembered(
                Optional.ofNullable(status.active()),
                new Tenure(
                        instant(status.activeSince()),
                        instant(status.inactiveSince()),
                        status.startSeconds().stream()
                                .map(s -> (int) Math.min(s, MOST_SECONDS))
                                .toList(),
                        Optional.empty(),
                        instant(status.nextChange()),
                        Optional.ofNullable(status.warmUp()).flatMap(Remembered::warmUp)));
    }

    private static Optional<WarmUp> warmUp(WarmUpView view) {
        return instant(view.bell())
                .flatMap(bell -> instant(view.since()).map(since -> new WarmUp(bell, since)));
    }

    private static Optional<Instant> instant(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
