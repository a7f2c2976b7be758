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
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
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
    private static final WeeklyWindow WINDOW =
            new WeeklyWindow(
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    new TimeOfDay(8 * 60),
                    new TimeOfDay(18 * 60),
                    ZoneId.of("Europe/Paris"),
                    Optional.empty());
    private static final SessionOverride OVERRIDE =
            new SessionOverride(
                    "drill", Effect.Closed, SESSION, SESSION.plusSeconds(7200), "Drill", "");

    /**
     * A market without, and one with a break; three markets, open while any is; the first with an
     * override; a weekly window without a market.
     */
    @Param({"XNYS", "XHKG", "XNYS,XHKG,XLON", "XNYS,override", "window"})
    public String market = "XNYS";

    private final Instant[] anywhere = new Instant[COUNT];
    private final Instant[] nearby = new Instant[COUNT];
    private SessionRules rules = rules("XNYS");
    private int next;

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

    private static SessionRules rules(String names) {
        var calendars = MarketCalendars.builtIn();
        var markets = Arrays.stream(names.split(",")).flatMap(n -> calendars.find(n).stream());
        return new SessionRules(
                markets.toList(),
                Combine.Any,
                Set.of(),
                Duration.ZERO,
                names.equals("window") ? List.of(WINDOW) : List.of(),
                names.endsWith("override") ? List.of(OVERRIDE) : List.of());
    }
}
