package dev.openbell.operator.marketcalendar;

import static java.util.Comparator.naturalOrder;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.MarketCalendarStatus;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.Conditions;
import dev.openbell.operator.conditions.Unrecognized;
import dev.openbell.operator.conditions.Verdict;
import dev.openbell.operator.runtime.Bells;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells on each MarketCalendar whether it can be used, its revision and how far its data reach, and
 * keeps the history of those that can. One that others extend changes theirs.
 */
@ControllerConfiguration(name = "marketcalendar", fieldManager = "openbell")
@GradualRetry(
        maxAttempts = Patience.FOR_EVER,
        initialInterval = Patience.FIRST_MILLIS,
        intervalMultiplier = Patience.FACTOR,
        maxInterval = Patience.LONGEST_MILLIS)
public class MarketCalendarReconciler implements Reconciler<MarketCalendar> {

    private final Clock clock;
    private final Bells bells;
    private final MergedCalendars merged;
    private final History history;
    private @Nullable InformerEventSource<MarketCalendar, MarketCalendar> all;

    @Inject
    MarketCalendarReconciler(Clock clock, Bells bells, MergedCalendars merged, History history) {
        this.clock = clock;
        this.bells = bells;
        this.merged = merged;
        this.history = history;
    }

    @Override
    public List<EventSource<?, MarketCalendar>> prepareEventSources(
            EventSourceContext<MarketCalendar> context) {
        var calendars =
                Informers.source(
                        MarketCalendar.class,
                        context,
                        changed -> {
                            var affected = Definitions.affected(changed, allCalendars());
                            return allCalendars().stream()
                                    .filter(c -> affected.contains(Definitions.calendarName(c)))
                                    .map(ResourceID::fromResource)
                                    .collect(Collectors.toSet());
                        });
        all = calendars;
        return List.of(calendars, bells.source(MarketCalendar.class));
    }

    @Override
    public ErrorStatusUpdateControl<MarketCalendar> updateErrorStatus(
            MarketCalendar resource, Context<MarketCalendar> context, Exception failure) {
        return Failures.judge(resource, failure);
    }

    @Override
    public UpdateControl<MarketCalendar> reconcile(
            MarketCalendar calendar, Context<MarketCalendar> context) {
        var name = calendar.getMetadata().getName();
        var answer = merged.of(Definitions.with(calendar, allCalendars()));
        var problems = answer.problems().getOrDefault(name, List.of());
        var built =
                answer.calendars()
                        .find(Definitions.calendarName(calendar))
                        .filter(c -> problems.isEmpty());
        var verdict =
                problems.isEmpty()
                        ? new Verdict.IsReady("The calendar is merged and in use.")
                        : Unrecognized.verdict(calendar.getSpec())
                                .orElseGet(() -> invalid(problems));
        var now = clock.instant();
        bells.plan(calendar, Horizon.edges(built.stream().toList(), now).min(naturalOrder()));
        var status = status(calendar, built, verdict, now);
        UpdateControl<MarketCalendar> end = UpdateControl.noUpdate();
        if (!status.equals(calendar.getStatus())) {
            var patch = new MarketCalendar();
            patch.setStatus(status);
            end = StatusPatch.write(calendar, patch, context);
        }
        built.ifPresent(c -> history.keep(calendar, c.revision()));
        return end;
    }

    /**
     * What is said of a calendar.
     *
     * @param built empty when it cannot be used
     */
    static MarketCalendarStatus status(
            MarketCalendar calendar,
            Optional<dev.openbell.calendar.MarketCalendar> built,
            Verdict verdict,
            Instant now) {
        var before = calendar.getStatus();
        var generation = Objects.requireNonNullElse(calendar.getMetadata().getGeneration(), 0L);
        return new MarketCalendarStatus(
                generation,
                built.map(c -> c.revision()).orElse(null),
                built.map(c -> c.validThrough().toString()).orElse(null),
                Conditions.merge(
                        before == null ? List.of() : before.conditions(),
                        Conditions.all(
                                Conditions.conclusion(verdict),
                                built.map(c -> Horizon.judge(List.of(c), now)).stream().toList()),
                        generation,
                        now));
    }

    private List<MarketCalendar> allCalendars() {
        return Objects.requireNonNull(all).list().toList();
    }

    private static Verdict.IsStalled invalid(List<String> problems) {
        return new Verdict.IsStalled(
                ConditionReason.InvalidSpec,
                problems.stream()
                        .map(problem -> "spec." + problem + ".")
                        .collect(Collectors.joining(" ")));
    }
}
