package dev.openbell.operator.schedule;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.api.v1alpha1.TradingScheduleStatus;
import dev.openbell.operator.marketcalendar.Definitions;
import dev.openbell.operator.marketcalendar.MergedCalendars;
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
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges a TradingSchedule and tells its state; it never writes a workload. */
@ControllerConfiguration(name = "tradingschedule", fieldManager = "openbell")
@GradualRetry(
        maxAttempts = Patience.FOR_EVER,
        initialInterval = Patience.FIRST_MILLIS,
        intervalMultiplier = Patience.FACTOR,
        maxInterval = Patience.LONGEST_MILLIS)
public class TradingScheduleReconciler implements Reconciler<TradingSchedule> {

    private static final String BY_SCHEDULE = "schedule";

    private final Clock clock;
    private final Bells bells;
    private final Events events;
    private final MergedCalendars merged;
    private @Nullable InformerEventSource<ScheduleOverride, TradingSchedule> overrides;
    private @Nullable InformerEventSource<MarketCalendar, TradingSchedule> calendars;

    @Inject
    TradingScheduleReconciler(Clock clock, Bells bells, Events events, MergedCalendars merged) {
        this.clock = clock;
        this.bells = bells;
        this.events = events;
        this.merged = merged;
    }

    @Override
    public List<EventSource<?, TradingSchedule>> prepareEventSources(
            EventSourceContext<TradingSchedule> context) {
        var named =
                Informers.source(
                        ScheduleOverride.class,
                        context,
                        o ->
                                o.getSpec() == null || o.getSpec().schedule() == null
                                        ? Set.of()
                                        : Set.of(
                                                new ResourceID(
                                                        o.getSpec().schedule().name(),
                                                        o.getMetadata().getNamespace())));
        named.addIndexer(BY_SCHEDULE, o -> List.of(Informers.scheduleKey(o)));
        var data =
                Informers.source(
                        MarketCalendar.class,
                        context,
                        c ->
                                Schedules.using(
                                                Definitions.affected(c, allCalendars()),
                                                context.getPrimaryCache().list())
                                        .map(ResourceID::fromResource)
                                        .collect(Collectors.toSet()));
        overrides = named;
        calendars = data;
        return List.of(named, data, bells.source(TradingSchedule.class));
    }

    @Override
    public ErrorStatusUpdateControl<TradingSchedule> updateErrorStatus(
            TradingSchedule resource, Context<TradingSchedule> context, Exception failure) {
        return Failures.judge(resource, failure);
    }

    @Override
    public UpdateControl<TradingSchedule> reconcile(
            TradingSchedule schedule, Context<TradingSchedule> context) {
        var now = clock.instant();
        var compiled =
                Schedules.compile(
                        schedule,
                        Objects.requireNonNull(overrides)
                                .byIndex(BY_SCHEDULE, Informers.key(schedule)),
                        merged.of(allCalendars()).calendars());
        var judged = ScheduleStatus.judge(schedule, compiled, now);
        bells.plan(schedule, judged.next());
        if (judged.status().equals(schedule.getStatus())) {
            return UpdateControl.noUpdate();
        }
        tell(schedule, judged.status());
        var patch = new TradingSchedule();
        patch.setStatus(judged.status());
        return StatusPatch.write(schedule, patch, context);
    }

    private List<MarketCalendar> allCalendars() {
        return Objects.requireNonNull(calendars).list().toList();
    }

    private void tell(TradingSchedule schedule, TradingScheduleStatus now) {
        var before = schedule.getStatus();
        if (before != null
                && before.state() != null
                && now.state() != null
                && !Objects.equals(before.state(), now.state())) {
            var override = now.override();
            events.tell(
                    schedule,
                    Events.Type.Normal,
                    "Market" + now.state(),
                    "Ring",
                    override == null
                            ? "The schedule is " + now.state() + " since " + now.since() + "."
                            : "The schedule is "
                                    + now.state()
                                    + " by override "
                                    + override.name()
                                    + " until "
                                    + override.until()
                                    + ": "
                                    + override.reason());
        }
    }
}
