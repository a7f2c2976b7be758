package dev.openbell.bench.time;

import dev.openbell.calendar.Bell;
import dev.openbell.calendar.Combine;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.calendar.SessionRules;
import dev.openbell.calendar.SessionState;
import java.time.Duration;
import java.time.Instant;
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

    /** A market without, and one with a break. */
    @Param({"XNYS", "XHKG"})
    public String market = "XNYS";

    private final Instant[] anywhere = new Instant[COUNT];
    private final Instant[] nearby = new Instant[COUNT];
    private SessionRules rules = rules("XNYS");
    private int next;

    /** The instants, always the same. */
    @Setup
    public void prepare() {
        var random = new Random(1);
        for (int i = 0; i < COUNT; i++) {
            anywhere[i] = SINCE.plusSeconds((long) (random.nextDouble() * YEARS.toSeconds()));
            nearby[i] = SESSION.plusSeconds(random.nextInt(3600));
        }
        rules = rules(market);
    }

    @Benchmark
    public boolean isOpenNearby() {
        return rules.at(nearby[next++ & (COUNT - 1)]).state() == SessionState.Open;
    }

    @Benchmark
    public boolean isOpenAnywhere() {
        return rules.at(anywhere[next++ & (COUNT - 1)]).state() == SessionState.Open;
    }

    @Benchmark
    public Optional<Bell> nextBellNearby() {
        return rules.nextBell(nearby[next++ & (COUNT - 1)]);
    }

    @Benchmark
    public Optional<Bell> nextBellAnywhere() {
        return rules.nextBell(anywhere[next++ & (COUNT - 1)]);
    }

    private static SessionRules rules(String market) {
        return new SessionRules(
                List.of(MarketCalendars.builtIn().find(market).orElseThrow()),
                Combine.Any,
                Set.of(),
                Duration.ZERO,
                List.of(),
                List.of());
    }
}
