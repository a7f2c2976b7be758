package dev.openbell.operator.marketcalendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.Condition;
import dev.openbell.calendar.MarketCalendar;
import dev.openbell.operator.conditions.Verdict;
import dev.openbell.operator.testing.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HorizonTest {

    private static final String HOUSE =
            "{kind: MarketCalendar, metadata: {name: house, generation: 3}, spec: {extends: XNYS, validThrough: '2028-06-30'}}";

    @ParameterizedTest(name = "at {0}: {1} {2}, next at {3}")
    @CsvSource({
        "2028-05-01T23:59:59Z, True, Current, 2028-05-02T00:00:00Z",
        "2028-05-02T00:00:00Z, False, HorizonNear, 2028-07-01T00:00:00Z",
        "2028-06-30T23:59:59Z, False, HorizonNear, 2028-07-01T00:00:00Z",
        "2028-07-01T00:00:00Z, False, HorizonPassed, "
    })
    void aCalendarTellsOfItsOwnHorizonAndWhenThatChanges(
            String at, String status, String reason, String next) {
        var now = Instant.parse(at);
        var house = house();
        var current = current(house, now);
        assertThat(current.status()).isEqualTo(status);
        assertThat(current.reason()).isEqualTo(reason);
        assertThat(current.observedGeneration()).isEqualTo(3);
        assertThat(Horizon.edges(List.of(house), now).min(Instant::compareTo))
                .isEqualTo(Optional.ofNullable(next).map(Instant::parse));
    }

    @Test
    void oneThatCannotBeUsedHasNoHorizon() {
        var status =
                MarketCalendarReconciler.status(
                        object(),
                        Optional.empty(),
                        new Verdict.IsReady("not asked"),
                        Instant.parse("2028-01-01T00:00:00Z"));
        assertThat(status.conditions())
                .extracting(Condition::type)
                .isNotEmpty()
                .doesNotContain("CalendarCurrent");
    }

    private static Condition current(MarketCalendar house, Instant now) {
        return MarketCalendarReconciler.status(
                        object(), Optional.of(house), new Verdict.IsReady("It is."), now)
                .conditions()
                .stream()
                .filter(c -> c.type().equals("CalendarCurrent"))
                .findFirst()
                .orElseThrow();
    }

    private static MarketCalendar house() {
        return Definitions.merge(List.of(object())).calendars().find("house").orElseThrow();
    }

    private static dev.openbell.api.v1alpha1.MarketCalendar object() {
        return World.of("2028-01-01T00:00:00Z", HOUSE).calendars.getFirst();
    }
}
