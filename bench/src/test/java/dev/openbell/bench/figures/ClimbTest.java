package dev.openbell.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.testbed.ReplicaChange;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ClimbTest {

    private static final Instant BELL = Instant.parse("2026-11-20T14:30:00Z");

    @Test
    void theFirstStepIsNotTheLast() {
        var climb =
                Climb.of(
                        List.of(
                                created("a"),
                                change("a", 0, 1, 10),
                                change("a", 1, 4, 20),
                                change("a", 4, 10, 30)),
                        BELL,
                        10);
        assertThat(climb.first()).containsEntry("a", BELL.plusSeconds(10));
        assertThat(climb.target()).containsEntry("a", BELL.plusSeconds(30));
        assertThat(climb.writes()).isEqualTo(3);
        assertThat(climb.early()).isZero();
    }

    @Test
    void whatStopsHalfwayIsNotAtItsTarget() {
        var climb = Climb.of(List.of(created("a"), change("a", 0, 4, 10)), BELL, 10);
        assertThat(climb.first()).containsOnlyKeys("a");
        assertThat(climb.target()).isEmpty();
    }

    @Test
    void whatIsWrittenBeforeTheBellIsEarly() {
        var climb = Climb.of(List.of(created("a"), change("a", 0, 2, -5)), BELL, 2);
        assertThat(climb.early()).isEqualTo(1);
        assertThat(climb.writes()).isZero();
        var line = new JsonLine();
        Climb.put(line, "", climb.target().values(), BELL);
        assertThat(line)
                .hasToString(
                        "{\"p50_ms\":-5000,\"p95_ms\":-5000,\"p99_ms\":-5000,\"max_ms\":-5000}");
    }

    @Test
    void aCreationIsNoStep() {
        var climb = Climb.of(List.of(created("a")), BELL, 1);
        assertThat(climb.first()).isEmpty();
        assertThat(climb.writes() + climb.early()).isZero();
        var line = new JsonLine();
        Climb.put(line, "", climb.first().values(), BELL);
        assertThat(line).hasToString("{}");
    }

    private static ReplicaChange created(String name) {
        return new ReplicaChange(
                BELL.minusSeconds(600), "desks", name, OptionalInt.empty(), 0, "admin", "bench");
    }

    private static ReplicaChange change(String name, int before, int after, int seconds) {
        return new ReplicaChange(
                BELL.plusSeconds(seconds),
                "desks",
                name,
                OptionalInt.of(before),
                after,
                "scaler",
                "scaler");
    }
}
