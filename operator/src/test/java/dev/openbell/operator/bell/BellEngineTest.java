package dev.openbell.operator.bell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.operator.testing.SteeredClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BellEngineTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final SteeredClock clock = new SteeredClock(NOON);
    private final List<String> rung = new CopyOnWriteArrayList<>();
    private BellEngine<String> engine;

    @BeforeEach
    void start() {
        engine = new BellEngine<>(clock, rung::add);
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void aKeyRingsOnceWhenItsInstantComes() {
        plan("a", Duration.ofMinutes(5));
        clock.step(Duration.ofMinutes(5));
        awaitRung("a");
        clock.step(Duration.ofDays(1));
        awaitLook();
        assertThat(rung).containsExactly("a");
        assertThat(engine.planned()).isZero();
    }

    @Test
    void aKeyDoesNotRingBeforeItsInstant() {
        plan("a", Duration.ofMinutes(5));
        clock.step(Duration.ofMinutes(5).minusNanos(1));
        awaitLook();
        assertThat(rung).isEmpty();
        assertThat(engine.planned()).isEqualTo(1);
    }

    @Test
    void anInstantThatHasPassedRingsAtOnce() {
        plan("late", Duration.ofHours(-3));
        awaitRung("late");
    }

    @Test
    void afterALongSuspensionEachKeyRingsOnceAndMissedEdgesAreNotReplayed() {
        plan("a", Duration.ofMinutes(1));
        plan("b", Duration.ofMinutes(2));
        clock.step(Duration.ofDays(30));
        awaitRung("a", "b");
        awaitLook();
        assertThat(rung).containsExactly("a", "b");
    }

    @Test
    void aClockThatSteppedForwardAnHourRingsWhatIsDueThen() {
        plan("in-half-an-hour", Duration.ofMinutes(30));
        plan("in-two-hours", Duration.ofHours(2));
        var start = clock.instant();
        assertThat(engine.next()).contains(start.plus(Duration.ofMinutes(30)));
        clock.step(Duration.ofHours(1));
        awaitRung("in-half-an-hour");
        assertThat(engine.planned()).isEqualTo(1);
        assertThat(engine.next()).contains(start.plus(Duration.ofHours(2)));
    }

    @Test
    void aClockThatSteppedBackAnHourRingsAnHourLaterByTheMonotonicClock() {
        plan("a", Duration.ofSeconds(1));
        clock.step(Duration.ofHours(-1));
        awaitLook();
        assertThat(rung).isEmpty();
        clock.step(Duration.ofHours(1).plusSeconds(1));
        awaitRung("a");
    }

    @Test
    void theLastPlanOfAKeyIsTheOnlyOne() {
        plan("a", Duration.ofMinutes(1));
        plan("a", Duration.ofMinutes(10));
        clock.step(Duration.ofMinutes(5));
        awaitLook();
        assertThat(rung).isEmpty();
        clock.step(Duration.ofMinutes(5));
        awaitRung("a");
        awaitLook();
        assertThat(rung).containsExactly("a");
    }

    @Test
    void aPlanMayBeMovedForward() {
        plan("a", Duration.ofHours(10));
        plan("a", Duration.ofMinutes(1));
        clock.step(Duration.ofMinutes(1));
        awaitRung("a");
    }

    @Test
    void aKeyWithoutAnInstantDoesNotRing() {
        plan("a", Duration.ofMinutes(1));
        engine.plan("a", Optional.empty());
        assertThat(engine.planned()).isZero();
        clock.step(Duration.ofHours(1));
        awaitLook();
        assertThat(rung).isEmpty();
    }

    @Test
    void theOneWhoIsRungMayPlanTheNextInstant() {
        var counted = new CopyOnWriteArrayList<Instant>();
        var self = new java.util.concurrent.atomic.AtomicReference<BellEngine<String>>();
        try (var repeating =
                new BellEngine<String>(
                        clock,
                        key -> {
                            counted.add(clock.instant());
                            self.get().plan(key, Optional.of(clock.instant().plusSeconds(60)));
                        })) {
            self.set(repeating);
            repeating.plan("a", Optional.of(NOON.plusSeconds(60)));
            for (int ring = 1; ring <= 3; ring++) {
                int expected = ring;
                clock.step(Duration.ofSeconds(60));
                await().until(() -> counted.size() == expected && repeating.planned() == 1);
            }
            assertThat(counted)
                    .containsExactly(
                            NOON.plusSeconds(60), NOON.plusSeconds(120), NOON.plusSeconds(180));
        }
    }

    @Test
    void tenThousandKeysOnOneBellRingInTheOrderOfTheirPlans() {
        var keys = IntStream.range(0, 10_000).mapToObj(i -> "cluster-" + i).toList();
        keys.forEach(key -> plan(key, Duration.ofMinutes(5)));
        assertThat(engine.planned()).isEqualTo(10_000);
        clock.step(Duration.ofMinutes(5));
        await().until(() -> rung.size() >= 10_000);
        assertThat(new HashSet<>(rung)).hasSize(10_000);
        assertThat(rung).isEqualTo(keys);
    }

    @Test
    void keysRingInTheOrderOfTheirInstantsWhateverTheOrderOfTheirPlans() {
        plan("third", Duration.ofMinutes(3));
        plan("first", Duration.ofMinutes(1));
        plan("second", Duration.ofMinutes(2));
        clock.step(Duration.ofMinutes(3));
        awaitRung("first", "second", "third");
    }

    @Test
    void oneThatCannotBeRungDoesNotSilenceTheOthers() {
        var heard = new CopyOnWriteArrayList<String>();
        try (var fragile =
                new BellEngine<String>(
                        clock,
                        key -> {
                            if (key.equals("broken")) {
                                throw new IllegalStateException("wanted by this test");
                            }
                            heard.add(key);
                        })) {
            fragile.plan("broken", Optional.of(NOON.minusSeconds(1)));
            fragile.plan("next", Optional.of(NOON.plusSeconds(1)));
            clock.step(Duration.ofSeconds(1));
            await().dontCatchUncaughtExceptions().until(() -> heard.contains("next"));
        }
    }

    @Test
    void aClosedEngineRingsNoMore() {
        plan("a", Duration.ofMinutes(1));
        engine.close();
        await().until(
                        () ->
                                Thread.getAllStackTraces().keySet().stream()
                                        .noneMatch(t -> t.getName().equals("bells")));
        clock.step(Duration.ofHours(1));
        assertThat(rung).isEmpty();
    }

    @Test
    void theLastLookFollowsTheClock() {
        clock.step(Duration.ofHours(1));
        awaitLook();
        assertThat(engine.lastLook()).isEqualTo(clock.instant());
    }

    private void plan(String key, Duration fromNoon) {
        engine.plan(key, Optional.of(NOON.plus(fromNoon)));
    }

    private void awaitRung(String... keys) {
        await().untilAsserted(() -> assertThat(rung).containsExactly(keys));
    }

    /** Until the engine has looked at the clock as it is set now. */
    private void awaitLook() {
        await().until(() -> engine.lastLook().equals(clock.instant()));
    }
}
