package dev.openbell.operator.schedule;

import dev.openbell.api.Durations;
import dev.openbell.api.v1alpha1.CombineMode;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.SessionPhase;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.api.v1alpha1.TradingScheduleSpec;
import dev.openbell.api.v1alpha1.Weekday;
import dev.openbell.api.v1alpha1.Window;
import dev.openbell.calendar.Combine;
import dev.openbell.calendar.MarketCalendar;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.calendar.Phase;
import dev.openbell.calendar.SessionOverride;
import dev.openbell.calendar.SessionRules;
import dev.openbell.calendar.TimeOfDay;
import dev.openbell.calendar.WeeklyWindow;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.Unrecognized;
import dev.openbell.operator.sessionoverride.Overrides;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiles a TradingSchedule with its overrides and calendars into session rules. */
public final class Schedules {

    private static final Duration DEFAULT_BRIDGE = Duration.ofHours(2);
    private static final String LEARNED = "Learned";

    private Schedules() {}

    /**
     * The schedule as it can be used.
     *
     * @param overrides of the same namespace; those that name another schedule are passed over
     */
    public static CompiledSchedule compile(
            TradingSchedule schedule,
            Collection<ScheduleOverride> overrides,
            MarketCalendars calendars) {
        return compile(schedule.getMetadata().getName(), schedule.getSpec(), overrides, calendars);
    }

    /** The same of a version of its spec. */
    public static CompiledSchedule compile(
            String name,
            @Nullable TradingScheduleSpec spec,
            Collection<ScheduleOverride> overrides,
            MarketCalendars calendars) {
        if (spec == null) {
            return new CompiledSchedule.Unusable(ConditionReason.InvalidSpec, "spec is missing.");
        }
        var unknown = Unrecognized.verdict(spec);
        if (unknown.isPresent()) {
            return new CompiledSchedule.Unusable(unknown.get().reason(), unknown.get().message());
        }
        var found = new ArrayList<MarketCalendar>();
        for (var market : spec.markets()) {
            var calendar = calendars.find(market);
            if (calendar.isEmpty()) {
                return new CompiledSchedule.Unusable(
                        ConditionReason.RefNotFound,
                        "spec.markets: \""
                                + market
                                + "\" is neither a built-in market nor a MarketCalendar; built in are "
                                + String.join(", ", MarketCalendars.builtIn().names())
                                + ".");
            }
            found.add(calendar.get());
        }
        try {
            var windows = windows(spec.windows());
            var inUse =
                    overrides.stream()
                            .map(o -> Overrides.usable(o, name))
                            .flatMap(Optional::stream)
                            .toList();
            return new CompiledSchedule.Usable(
                    name,
                    rules(spec, found, windows, inUse),
                    rules(spec, found, windows, List.of()),
                    byMarket(spec, found),
                    List.copyOf(found),
                    inUse,
                    spec.tasks(),
                    flip(spec));
        } catch (IllegalArgumentException refused) {
            return new CompiledSchedule.Unusable(
                    ConditionReason.InvalidSpec, "spec." + refused.getMessage());
        }
    }

    private static FlipTimes flip(TradingScheduleSpec spec) {
        return new FlipTimes(
                Optional.ofNullable(spec.lead())
                        .filter(lead -> !lead.equals(LEARNED))
                        .map(Durations::parse),
                Optional.ofNullable(spec.drain())
                        .map(Durations::parse)
                        .orElse(FlipTimes.DEFAULT.drain()),
                Optional.ofNullable(spec.minimumDwell())
                        .map(Durations::parse)
                        .orElse(FlipTimes.DEFAULT.minimumDwell()));
    }

    /** The schedules that name one of these calendars. */
    public static Stream<TradingSchedule> using(
            Set<String> calendars, Stream<TradingSchedule> schedules) {
        return schedules.filter(
                schedule ->
                        schedule.getSpec() != null
                                && schedule.getSpec().markets().stream()
                                        .anyMatch(calendars::contains));
    }

    private static Map<String, SessionRules> byMarket(
            TradingScheduleSpec spec, List<MarketCalendar> calendars) {
        return calendars.stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                MarketCalendar::mic,
                                c -> rules(spec, List.of(c), List.of(), List.of()),
                                (a, b) -> a));
    }

    private static SessionRules rules(
            TradingScheduleSpec spec,
            List<MarketCalendar> calendars,
            List<WeeklyWindow> windows,
            List<SessionOverride> overrides) {
        return new SessionRules(
                calendars,
                spec.combine() == CombineMode.All ? Combine.All : Combine.Any,
                phases(spec.phases()),
                Optional.ofNullable(spec.bridgeBreaks())
                        .map(Durations::parse)
                        .orElse(DEFAULT_BRIDGE),
                windows,
                overrides);
    }

    private static Set<Phase> phases(List<SessionPhase> phases) {
        var chosen = phases.isEmpty() ? List.of(SessionPhase.Continuous) : phases;
        return chosen.stream()
                .map(
                        phase ->
                                switch (phase) {
                                    case PreOpen -> Phase.PreOpen;
                                    case Continuous -> Phase.Continuous;
                                    case PostClose -> Phase.PostClose;
                                    case Unrecognized ->
                                            throw new IllegalArgumentException(
                                                    "phases: holds a value that this version does not know");
                                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<WeeklyWindow> windows(List<Window> windows) {
        var result = new ArrayList<WeeklyWindow>();
        for (int i = 0; i < windows.size(); i++) {
            try {
                result.add(window(windows.get(i)));
            } catch (IllegalArgumentException | DateTimeException refused) {
                throw new IllegalArgumentException("windows[" + i + "]." + refused.getMessage());
            }
        }
        return result;
    }

    private static WeeklyWindow window(Window window) {
        return new WeeklyWindow(
                window.days().stream().map(Schedules::day).collect(Collectors.toSet()),
                TimeOfDay.parse(window.start()),
                TimeOfDay.parse(window.end()),
                zone(window.timeZone()),
                Optional.ofNullable(window.pulse())
                        .map(
                                p ->
                                        new WeeklyWindow.Pulse(
                                                Durations.parse(p.every()),
                                                Durations.parse(p.open()))));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "timeZone: \""
                            + name
                            + "\" is not a zone of the IANA time zone database; an example is Europe/Paris");
        }
    }

    /** The day of the week as java.time has it. */
    public static DayOfWeek day(Weekday day) {
        return switch (day) {
            case Mon -> DayOfWeek.MONDAY;
            case Tue -> DayOfWeek.TUESDAY;
            case Wed -> DayOfWeek.WEDNESDAY;
            case Thu -> DayOfWeek.THURSDAY;
            case Fri -> DayOfWeek.FRIDAY;
            case Sat -> DayOfWeek.SATURDAY;
            case Sun -> DayOfWeek.SUNDAY;
            case Unrecognized ->
                    throw new IllegalArgumentException(
                            "days: holds a value that this version does not know");
        };
    }
}
