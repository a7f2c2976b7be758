package dev.openbell.ai.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.ai.roles.Assignment.Spans;
import dev.openbell.contract.Role;
import dev.openbell.contract.RoleState;
import dev.openbell.contract.Session;
import dev.openbell.contract.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RoleClockTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Spans SPANS = new Spans(Duration.ZERO, Duration.ZERO);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicReference<Optional<Timetable>> mounted =
            new AtomicReference<>(Optional.empty());
    private final RoleClock roles = clock(((InstantSource) now::get).withZone(ZoneOffset.UTC));

    @Test
    void aTimetableThatIsMountedLaterIsFollowed() {
        assertThat(trading()).isEqualTo(RoleState.Dormant);
        mounted.set(Optional.of(timetable("r1", NOON.minusSeconds(1))));
        roles.look();
        assertThat(trading()).isEqualTo(RoleState.Active);
        assertThat(roles.revision()).contains("r1");
    }

    @Test
    void whatIsSentHoldsUntilTheMountChanges() {
        mounted.set(Optional.of(timetable("old", NOON.plusSeconds(60))));
        roles.look();
        roles.use(timetable("sent", NOON.minusSeconds(60)));
        roles.look();
        assertThat(roles.revision()).contains("sent");
        assertThat(trading()).isEqualTo(RoleState.Active);
        mounted.set(Optional.of(timetable("new", NOON.plusSeconds(60))));
        roles.look();
        assertThat(roles.revision()).contains("new");
        assertThat(trading()).isEqualTo(RoleState.Dormant);
    }

    @Test
    void aClockThatIsSteppedIsFollowedBothWays() {
        mounted.set(Optional.of(timetable("r1", NOON.plusSeconds(60))));
        roles.look();
        now.set(NOON.plusSeconds(3600));
        roles.look();
        assertThat(trading()).isEqualTo(RoleState.Active);
        now.set(NOON);
        roles.look();
        assertThat(trading()).isEqualTo(RoleState.Dormant);
    }

    @Test
    void aBellRingsByItselfWithinASecond() {
        var machine = Clock.systemUTC();
        var bell = machine.instant().plusMillis(300);
        mounted.set(Optional.of(timetable("r1", bell)));
        var rung = new CopyOnWriteArrayList<Instant>();
        try (var own = clock(machine)) {
            own.onChange((before, after) -> rung.add(machine.instant()));
            own.start();
            await().atMost(Duration.ofSeconds(10)).until(() -> !rung.isEmpty());
        }
        assertThat(rung.getFirst()).isBetween(bell, bell.plusSeconds(1));
    }

    private RoleClock clock(Clock clock) {
        return new RoleClock(clock, List.of(Role.Trading, Role.Chatbot), SPANS, mounted::get);
    }

    private RoleState trading() {
        return roles.now().states().get(Role.Trading);
    }

    private static Timetable timetable(String revision, Instant bell) {
        return new Timetable(
                revision,
                bell.minusSeconds(3600),
                bell.plusSeconds(86_400),
                Session.Closed,
                List.of(new Timetable.Bell(bell, Session.Open, Session.Open.roles())));
    }
}
