package dev.openbell.ai.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.ai.roles.Assignment.Spans;
import dev.openbell.contract.Role;
import dev.openbell.contract.RoleState;
import dev.openbell.contract.Session;
import dev.openbell.contract.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {

    private static final Spans SPANS = new Spans(Duration.ofSeconds(60), Duration.ofSeconds(120));
    private static final Timetable TIMETABLE =
            new Timetable(
                    "r1",
                    Instant.parse("2026-11-23T00:00:00Z"),
                    Instant.parse("2026-11-24T00:00:00Z"),
                    Session.Closed,
                    List.of(
                            bell("2026-11-23T14:30:00Z", Session.Open),
                            bell("2026-11-23T21:00:00Z", Session.Closed)));
    private static final List<Role> ALL = List.of(Role.Trading, Role.Learning, Role.Chatbot);

    @ParameterizedTest(name = "{0}: Trading {1}, Learning {2}, next {3}")
    @CsvSource({
        "2026-11-23T00:00:00Z, Dormant, Active, 2026-11-23T14:29:00Z",
        "2026-11-23T14:28:59.999Z, Dormant, Active, 2026-11-23T14:29:00Z",
        "2026-11-23T14:29:00Z, Warming, Active, 2026-11-23T14:30:00Z",
        "2026-11-23T14:29:59.999Z, Warming, Active, 2026-11-23T14:30:00Z",
        "2026-11-23T14:30:00Z, Active, Draining, 2026-11-23T14:32:00Z",
        "2026-11-23T14:32:00Z, Active, Dormant, 2026-11-23T20:59:00Z",
        "2026-11-23T20:59:30Z, Active, Warming, 2026-11-23T21:00:00Z",
        "2026-11-23T21:00:00Z, Draining, Active, 2026-11-23T21:02:00Z",
        "2026-11-23T21:02:00Z, Dormant, Active, ",
        "2026-12-24T00:00:00Z, Dormant, Active, "
    })
    void aRoleWarmsWorksDrainsAndRestsByTheBells(
            String at, RoleState trading, RoleState learning, Instant next) {
        var assignment = at(at, ALL);
        assertThat(assignment.states())
                .isEqualTo(
                        Map.of(
                                Role.Trading, trading,
                                Role.Learning, learning,
                                Role.Chatbot, RoleState.Active));
        assertThat(assignment.next()).isEqualTo(Optional.ofNullable(next));
    }

    @Test
    void aPodHasTheRolesThatItHas() {
        assertThat(at("2026-11-23T15:00:00Z", List.of(Role.Learning)).states())
                .isEqualTo(Map.of(Role.Learning, RoleState.Dormant));
    }

    @Test
    void withoutATimetableAPodOfOneRoleWorksAndOfSeveralTheChatbot() {
        var none = Optional.<Timetable>empty();
        assertThat(Assignment.at(none, Instant.EPOCH, List.of(Role.Trading), SPANS).states())
                .isEqualTo(Map.of(Role.Trading, RoleState.Active));
        assertThat(Assignment.at(none, Instant.EPOCH, ALL, SPANS).states())
                .isEqualTo(
                        Map.of(
                                Role.Trading, RoleState.Dormant,
                                Role.Learning, RoleState.Dormant,
                                Role.Chatbot, RoleState.Active));
    }

    @Test
    void nothingChangesBetweenNowAndNext() {
        var now = TIMETABLE.generatedAt();
        while (at(now, ALL).next().isPresent()) {
            var assignment = at(now, ALL);
            var next = assignment.next().orElseThrow();
            assertThat(next).isAfter(now);
            assertThat(at(next.minusNanos(1), ALL).states()).isEqualTo(assignment.states());
            now = next;
        }
        assertThat(now).isEqualTo("2026-11-23T21:02:00Z");
    }

    private static Assignment at(String now, List<Role> own) {
        return at(Instant.parse(now), own);
    }

    private static Assignment at(Instant now, List<Role> own) {
        return Assignment.at(Optional.of(TIMETABLE), now, own, SPANS);
    }

    private static Timetable.Bell bell(String at, Session session) {
        return new Timetable.Bell(Instant.parse(at), session, session.roles());
    }
}
