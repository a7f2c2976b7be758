package dev.openbell.operator.sessionoverride;

import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.calendar.SessionOverride;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Reads and judges ScheduleOverrides. */
public final class Overrides {

    /** No override lasts longer, so that none is forgotten. */
    public static final Duration LONGEST = Duration.ofDays(14);

    private Overrides() {}

    /** The override as the calendar knows it, if it names this schedule and can be used. */
    public static Optional<SessionOverride> usable(ScheduleOverride override, String schedule) {
        var spec = override.getSpec();
        if (spec == null
                || spec.schedule() == null
                || !schedule.equals(spec.schedule().name())
                || problem(override).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(read(override));
    }

    /** Why the override cannot be used, as a sentence that names the field. */
    public static Optional<String> problem(ScheduleOverride override) {
        if (override.getSpec() == null) {
            return Optional.of("spec is missing.");
        }
        try {
            var read = read(override);
            if (Duration.between(read.from(), read.until()).compareTo(LONGEST) > 0) {
                return Optional.of(
                        "spec.until: an override may last at most 14 days; set an earlier end, or change the schedule.");
            }
            return Optional.empty();
        } catch (IllegalArgumentException | DateTimeException refused) {
            return Optional.of("spec." + refused.getMessage());
        }
    }

    /**
     * Of several that are in force at an instant, the one that decides: the newest {@code from},
     * then the name that comes first.
     */
    public static Optional<SessionOverride> deciding(
            Collection<SessionOverride> overrides, Instant at) {
        return overrides.stream()
                .filter(o -> o.inForceAt(at))
                .max(
                        Comparator.comparing(SessionOverride::from)
                                .thenComparing(
                                        Comparator.comparing(SessionOverride::name).reversed()));
    }

    /** The override's interval and effect; {@code from} defaults to the object's creation. */
    static SessionOverride read(ScheduleOverride override) {
        var spec = override.getSpec();
        var created = override.getMetadata().getCreationTimestamp();
        var from = spec.from() != null ? spec.from() : created;
        return new SessionOverride(
                override.getMetadata().getName(),
                switch (spec.effect()) {
                    case Open -> SessionOverride.Effect.Open;
                    case Closed -> SessionOverride.Effect.Closed;
                    case Hold -> SessionOverride.Effect.Hold;
                    case Unrecognized ->
                            throw new IllegalArgumentException(
                                    "effect: holds a value that this version does not know.");
                },
                instant("from", from),
                instant("until", spec.until()),
                spec.reason(),
                Optional.ofNullable(spec.requestedBy()).orElse(""));
    }

    private static Instant instant(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    field + ": is not an instant; an example is 2026-07-03T17:00:00Z.");
        }
    }
}
