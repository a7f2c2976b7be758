package dev.openbell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

    private static final Timetable TIMETABLE =
            new Timetable(
                    "r1",
                    Instant.parse("2026-11-23T00:00:00Z"),
                    Instant.parse("2026-11-24T00:00:00Z"),
                    Session.Closed,
                    List.of(
                            bell("2026-11-23T14:30:00Z", Session.Open),
                            bell("2026-11-23T21:00:00Z", Session.Closed)));

    @ParameterizedTest(name = "{0}: {1}, next {2}, known {3}")
    @CsvSource({
        "2026-11-22T23:59:59Z, Learning, 2026-11-23T14:30:00Z, false",
        "2026-11-23T14:29:59.999Z, Learning, 2026-11-23T14:30:00Z, true",
        "2026-11-23T14:30:00Z, Trading, 2026-11-23T21:00:00Z, true",
        "2026-11-23T21:00:00Z, Learning, , true",
        "2026-11-24T00:00:00Z, Learning, , false"
    })
    void theRolesAreThoseOfTheLastBell(String at, Role works, Instant next, boolean known) {
        var instant = Instant.parse(at);
        assertThat(TIMETABLE.rolesAt(instant)).containsExactly(works, Role.Chatbot);
        assertThat(TIMETABLE.nextBell(instant).map(Timetable.Bell::at).orElse(null))
                .isEqualTo(next);
        assertThat(TIMETABLE.knows(instant)).isEqualTo(known);
    }

    @Test
    void bellsOutOfOrderAreRefused() {
        assertThatThrownBy(
                        () ->
                                new Timetable(
                                        "r",
                                        Instant.EPOCH,
                                        Instant.EPOCH,
                                        Session.Open,
                                        TIMETABLE.bells().reversed()))
                .hasMessageStartingWith("bells[1].at: 2026-11-23T14:30:00Z is not after");
    }

    private static Timetable.Bell bell(String at, Session session) {
        return new Timetable.Bell(Instant.parse(at), session, session.roles());
    }
}
