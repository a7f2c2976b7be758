package dev.openbell.operator.sessionoverride;

import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.operator.runtime.Bells;
import dev.openbell.operator.runtime.Events;
import dev.openbell.operator.runtime.Failures;
import dev.openbell.operator.runtime.Informers;
import dev.openbell.operator.runtime.Patience;
import dev.openbell.operator.runtime.StatusPatch;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells whether an override waits, is in force, is superseded by a newer one, or is over. */
@ControllerConfiguration(name = "scheduleoverride", fieldManager = "openbell")
@GradualRetry(
        maxAttempts = Patience.FOR_EVER,
        initialInterval = Patience.FIRST_MILLIS,
        intervalMultiplier = Patience.FACTOR,
        maxInterval = Patience.LONGEST_MILLIS)
public class ScheduleOverrideReconciler implements Reconciler<ScheduleOverride> {

    private static final String BY_SCHEDULE = "schedule";

    private final Clock clock;
    private final Bells bells;
    private final Events events;
    private @Nullable InformerEventSource<ScheduleOverride, ScheduleOverride> siblings;

    @Inject
    ScheduleOverrideReconciler(Clock clock, Bells bells, Events events) {
        this.clock = clock;
        this.bells = bells;
        this.events = events;
    }

    @Override
    public List<EventSource<?, ScheduleOverride>> prepareEventSources(
            EventSourceContext<ScheduleOverride> context) {
        var others =
                Informers.source(
                        ScheduleOverride.class,
                        context,
                        o -> {
                            var source = Objects.requireNonNull(siblings);
                            return Informers.ids(
                                    source.byIndex(BY_SCHEDULE, Informers.scheduleKey(o)));
                        });
        others.addIndexer(BY_SCHEDULE, o -> List.of(Informers.scheduleKey(o)));
        siblings = others;
        return List.of(others, bells.source(ScheduleOverride.class));
    }

    @Override
    public ErrorStatusUpdateControl<ScheduleOverride> updateErrorStatus(
            ScheduleOverride resource, Context<ScheduleOverride> context, Exception failure) {
        return Failures.judge(resource, failure);
    }

    @Override
    public UpdateControl<ScheduleOverride> reconcile(
            ScheduleOverride override, Context<ScheduleOverride> context) {
        var judged =
                OverrideStatus.judge(
                        override,
                        Objects.requireNonNull(siblings)
                                .byIndex(BY_SCHEDULE, Informers.scheduleKey(override)),
                        clock.instant());
        bells.plan(override, judged.next());
        var before = override.getStatus();
        if (judged.status().equals(before)) {
            return UpdateControl.noUpdate();
        }
        var state = judged.status().state();
        if (state != null && (before == null || !state.equals(before.state()))) {
            var spec = override.getSpec();
            events.tell(
                    override,
                    Events.Type.Normal,
                    "Override" + state,
                    "Judge",
                    spec.effect()
                            + " until "
                            + spec.until()
                            + ", asked by "
                            + Objects.requireNonNullElse(spec.requestedBy(), "nobody named")
                            + ": "
                            + spec.reason());
        }
        var patch = new ScheduleOverride();
        patch.setStatus(judged.status());
        return StatusPatch.write(override, patch, context);
    }
}
