package dev.openbell.bench.load;

import dev.openbell.api.v1alpha1.Closure;
import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.MarketCalendarSpec;
import dev.openbell.api.v1alpha1.TradingScheduleSpec;
import dev.openbell.bench.rig.Rig;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** A market that trades round the clock, unless the house closes it: one edit for all schedules. */
public final class House {

    private static final String NAME = "house";

    private House() {}

    /** Closes yesterday, today and tomorrow. */
    public static void close(Rig rig) {
        var today = LocalDate.ofInstant(rig.clock().instant(), ZoneOffset.UTC);
        apply(
                rig,
                Stream.of(today.minusDays(1), today, today.plusDays(1))
                        .map(day -> new Closure(day.toString(), "A storm to come", null))
                        .toList());
    }

    /** Takes the closures out. */
    public static void open(Rig rig) {
        apply(rig, List.of());
    }

    /** The hours of a schedule that follows it, without lead and drain. */
    public static TradingScheduleSpec hours() {
        return new TradingScheduleSpec(
                List.of(NAME), null, List.of(), null, List.of(), "0s", "0s", "0s", List.of());
    }

    private static void apply(Rig rig, List<Closure> closures) {
        var calendar = new MarketCalendar();
        calendar.getMetadata().setName(NAME);
        calendar.setSpec(
                new MarketCalendarSpec(
                        "24X7", null, List.of(), List.of(), List.of(), closures, List.of(),
                        List.of(), List.of(), null));
        rig.client().resource(calendar).fieldManager("bench").forceConflicts().serverSideApply();
    }
}
