package dev.openbell.bench.time;

import dev.openbell.calendar.Bell;
import dev.openbell.calendar.Combine;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.calendar.SessionAnswer;
import dev.openbell.calendar.SessionOverride;
import dev.openbell.calendar.SessionOverride.Effect;
import dev.openbell.calendar.SessionRules;
import dev.openbell.calendar.TimeOfDay;
import dev.openbell.calendar.WeeklyWindow;
import dev.openbell.calendar.WeeklyWindow.Pulse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Questions to one schedule: at instants of one session, and at any instants of 27 years. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MarketTime {

    private static final Instant SINCE = Instant.parse("2000-02-01T00:00:00Z");
    private static final Duration YEARS = Duration.ofDays(365L * 26);
    private static final Instant SESSION = Instant.parse("2026-11-25T15:00:00Z");
    private static final int COUNT = 1 << 12;
    private static final Set<DayOfWeek> WORKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final WeeklyWindow PARIS = window("08:00", "18:00", "Europe/Paris");
    private static final WeeklyWindow NEW_YORK = window("10:00", "12:00", "America/New_York");
    private static final WeeklyWindow TOKYO = window("22:00", "02:00", "Asia/Tokyo");
    private static final WeeklyWindow PULSE =
            new WeeklyWindow(
                    WORKDAYS,
                    PARIS.start(),
                    PARIS.end(),
                    PARIS.zone(),
                    Optional.of(new Pulse(Duration.ofMinutes(50), Duration.ofMinutes(20))));
    private static final SessionOverride OVERRIDE =
            new SessionOverride(
                    "drill", Effect.Closed, SESSION, SESSION.plusSeconds(7200), "Drill", "");

    /**
     * Markets joined by Any or All, each with a break bridged or not, weekly windows, and an
     * override: one of each kind alone, and what people make of them.
     */
    @Param({
        "XNYS",
        "XHKG",
        "XHKG,bridged",
        "XNYS,XHKG,XLON",
        "XHKG,XTKS,XSES,all",
        "XNYS,XHKG,XLON,XTKS,XETR,XASX",
        "XNYS,override",
        "paris",
        "paris,newyork,tokyo",
        "pulse",
        "XNYS,newyork,all",
        "XNYS,XHKG,XLON,bridged,paris,pulse,override"
    })
    public String market = "XNYS";

    private final Instant[] anywhere = new Instant[COUNT];
    private final Instant[] nearby = new Instant[COUNT];
    private SessionRules rules = rules("XNYS");
    private int next;

    /** The schedules that are asked when nothing else is said. */
    public static List<String> markets() {
        try {
            return List.of(MarketTime.class.getField("market").getAnnotation(Param.class).value());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The instants, always the same, and the tables of their years. */
    @Setup
    public void prepare() {
        var random = new Random(1);
        for (int i = 0; i < COUNT; i++) {
            anywhere[i] = SINCE.plusSeconds((long) (random.nextDouble() * YEARS.toSeconds()));
            nearby[i] = SESSION.plusSeconds(random.nextInt(3600));
        }
        rules = rules(market);
        // The tables of a year are made once, when it is first asked for.
        for (var at : anywhere) {
            rules.isOpen(at);
        }
    }

    @Benchmark
    public boolean isOpenNearby() {
        return rules.isOpen(nearby[next++ & (COUNT - 1)]);
    }

    @Benchmark
    public boolean isOpenAnywhere() {
        return rules.isOpen(anywhere[next++ & (COUNT - 1)]);
    }

    /** The whole answer: open or not, why, since when and until when. */
    @Benchmark
    public SessionAnswer answerAnywhere() {
        return rules.at(anywhere[next++ & (COUNT - 1)]);
    }

    @Benchmark
    public Optional<Bell> nextBellNearby() {
        return rules.nextBell(nearby[next++ & (COUNT - 1)]);
    }

    @Benchmark
    public Optional<Bell> nextBellAnywhere() {
        return rules.nextBell(anywhere[next++ & (COUNT - 1)]);
    }

    private static WeeklyWindow window(String start, String end, String zone) {
        return new WeeklyWindow(
                WORKDAYS,
                TimeOfDay.parse(start),
                TimeOfDay.parse(end),
                ZoneId.of(zone),
                Optional.empty());
    }

    private static SessionRules rules(String text) {
        var calendars = MarketCalendars.builtIn();
        var names = List.of(text.split(","));
        var windows = Map.of("paris", PARIS, "newyork", NEW_YORK, "tokyo", TOKYO, "pulse", PULSE);
        return new SessionRules(
                names.stream().flatMap(n -> calendars.find(n).stream()).toList(),
                names.contains("all") ? Combine.All : Combine.Any,
                Set.of(),
                names.contains("bridged") ? Duration.ofHours(2) : Duration.ZERO,
                names.stream().filter(windows::containsKey).map(windows::get).toList(),
                names.contains("override") ? List.of(OVERRIDE) : List.of());
    }
}
