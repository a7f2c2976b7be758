package dev.openbell.operator.marketcalendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.calendar.Phase;
import dev.openbell.operator.testing.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionsTest {

    private static final String GOOD =
            "{kind: MarketCalendar, metadata: {name: house}, spec: {extends: XNYS, closures: [{date: '2026-07-01', reason: Move}]}}";
    private static final Instant OPEN = Instant.parse("2026-07-01T15:00:00Z");

    @Test
    void withoutObjectsTheBuiltInCalendarsAreThere() {
        var merged = Definitions.merge(List.of());
        assertThat(merged.problems()).isEmpty();
        assertThat(merged.calendars().names()).contains("XNYS", "XLON", "24X7");
    }

    @Test
    void anObjectIsKnownByItsNameBesideWhatItExtends() {
        var merged = Definitions.merge(calendars(GOOD));
        assertThat(merged.problems()).isEmpty();
        assertThat(phase(merged, "house")).isEqualTo(Phase.Closed);
        assertThat(phase(merged, "XNYS")).isEqualTo(Phase.Continuous);
    }

    @Test
    void listedDaysAreHolidaysAndEarlyClosesByTheirNames() {
        var merged =
                Definitions.merge(
                        calendars(
                                "{kind: MarketCalendar, metadata: {name: house}, spec: {extends: XNYS, holidays:"
                                        + " [{name: Founders, dates: ['2026-07-01', '2027-07-01'], source: Memo 7}],"
                                        + " earlyCloseRules: [{name: Eve, close: '10:00', dates: ['2026-06-30']}]}}"));
        assertThat(merged.problems()).isEmpty();
        var house = merged.calendars().find("house").orElseThrow();
        assertThat(house.phaseAt(OPEN).rule()).isEqualTo("Founders");
        assertThat(house.phaseAt(OPEN).source()).contains("Memo 7");
        assertThat(house.phaseAt(Instant.parse("2027-07-01T15:00:00Z")).rule())
                .isEqualTo("Founders");
        assertThat(house.phaseAt(Instant.parse("2026-06-30T14:00:00Z")).rule()).isEqualTo("Eve");
        assertThat(house.phaseAt(Instant.parse("2026-06-29T15:00:00Z")).phase())
                .isEqualTo(Phase.Continuous);
    }

    @Test
    void listedDaysOutOfOrderAreToldOnTheObject() {
        var merged =
                Definitions.merge(
                        calendars(
                                "{kind: MarketCalendar, metadata: {name: house}, spec: {extends: XNYS, holidays:"
                                        + " [{name: Founders, dates: ['2027-07-01', '2026-07-01']}]}}"));
        assertThat(merged.problems().get("house").getFirst())
                .startsWith("holidays[0]")
                .contains("must be in order");
    }

    @Test
    void anObjectNamedAsTheMarketItExtendsIsLaidOverIt() {
        var merged = Definitions.merge(calendars(GOOD.replace("house", "xnys")));
        assertThat(merged.problems()).isEmpty();
        assertThat(phase(merged, "XNYS")).isEqualTo(Phase.Closed);
        assertThat(merged.calendars().find("xnys")).isEmpty();
    }

    @Test
    void anObjectNamedAsAMarketThatItDoesNotExtendIsOnlyItself() {
        var merged = Definitions.merge(calendars(GOOD.replace("house", "xlon")));
        assertThat(phase(merged, "xlon")).isEqualTo(Phase.Closed);
        assertThat(phase(merged, "XLON")).isEqualTo(Phase.Continuous);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no spec at all                    | null",
                "an unknown market                 | {extends: XNOW}",
                "an unknown zone                   | {timeZone: Mars/Base, validThrough: '2028-12-31', sessions: [{effectiveFrom: '2024-01-01', days: [Mon], segments: [{phase: Continuous, start: '09:00', end: '10:00'}]}]}",
                "a day that no month has           | {extends: XNYS, closures: [{date: '2026-02-30', reason: x}]}",
                "a time that no day has            | {extends: XNYS, earlyCloses: [{date: '2026-07-01', close: '25:00', reason: x}]}",
                "the same day twice                | {extends: XNYS, closures: [{date: '2026-07-01', reason: x}, {date: '2026-07-01', reason: y}]}",
                "no sessions                       | {timeZone: Etc/UTC, validThrough: '2028-12-31'}",
                "a weekday of a newer version      | {timeZone: Etc/UTC, validThrough: '2028-12-31', sessions: [{effectiveFrom: '2024-01-01', days: [Noday], segments: [{phase: Continuous, start: '09:00', end: '10:00'}]}]}",
                "a phase of a newer version        | {timeZone: Etc/UTC, validThrough: '2028-12-31', sessions: [{effectiveFrom: '2024-01-01', days: [Mon], segments: [{phase: Siesta, start: '09:00', end: '10:00'}]}]}"
            })
    void aBadCalendarHasAProblemAndHarmsNoOther(String why, String spec) {
        var bad =
                "{kind: MarketCalendar, metadata: {name: bad}"
                        + (spec.equals("null") ? "" : ", spec: " + spec)
                        + "}";
        var merged = Definitions.merge(calendars(bad, GOOD));
        assertThat(merged.problems()).as(why).containsOnlyKeys("bad");
        assertThat(merged.problems().get("bad")).isNotEmpty();
        assertThat(merged.calendars().find("bad")).isEmpty();
        assertThat(phase(merged, "house")).isEqualTo(Phase.Closed);
        assertThat(phase(merged, "XNYS")).isEqualTo(Phase.Continuous);
    }

    @Test
    void aBadCalendarOverABuiltInOneLeavesItAsItWas() {
        var merged =
                Definitions.merge(
                        calendars(
                                "{kind: MarketCalendar, metadata: {name: xnys}, spec: {extends: XNYS, closures: [{date: nonsense, reason: x}]}}"));
        assertThat(merged.problems()).containsOnlyKeys("xnys");
        assertThat(phase(merged, "XNYS")).isEqualTo(Phase.Continuous);
    }

    @Test
    void theMergeIsRememberedUntilAnObjectChanges() {
        var merged = new MergedCalendars();
        var objects = calendars(GOOD);
        var first = merged.of(objects);
        assertThat(merged.of(calendars(GOOD))).isSameAs(first);
        objects.getFirst().getMetadata().setGeneration(2L);
        assertThat(merged.of(objects)).isNotSameAs(first);
        assertThat(merged.of(List.of()).calendars().find("house")).isEmpty();
    }

    @Test
    void whatIsSaidOfACalendarIsSaidOfTheVersionThatIsJudged() {
        var stale = calendars(GOOD, GOOD.replace("house", "desk"));
        var judged = calendars(GOOD.replace("2026-07-01", "2026-07-02")).getFirst();
        var merged = Definitions.merge(Definitions.with(judged, stale));
        assertThat(phase(merged, "house")).isEqualTo(Phase.Continuous);
        assertThat(phase(merged, "desk")).isEqualTo(Phase.Closed);
    }

    @ParameterizedTest(name = "{0} changes {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "house  | house, HOUSE, desk, annex",
                "desk   | desk, DESK, annex",
                "annex  | annex, ANNEX",
                "xnys   | xnys, XNYS, house, desk, annex",
                "circle | circle, CIRCLE, round",
                "gone   | gone, GONE"
            })
    void aChangeConcernsWhatExtendsItHoweverFarAway(String name, String affected) {
        var all =
                calendars(
                        GOOD,
                        GOOD.replace("house", "desk").replace("XNYS", "house"),
                        GOOD.replace("house", "annex").replace("XNYS", "desk"),
                        GOOD.replace("house", "xnys"),
                        GOOD.replace("house", "circle").replace("XNYS", "round"),
                        GOOD.replace("house", "round").replace("XNYS", "circle"),
                        "{kind: MarketCalendar, metadata: {name: empty}}");
        var changed = calendars("{kind: MarketCalendar, metadata: {name: " + name + "}}");
        assertThat(Definitions.affected(changed.getFirst(), all))
                .containsExactlyInAnyOrder(affected.split(", "));
    }

    private static Phase phase(Definitions.Merged merged, String name) {
        return merged.calendars().find(name).orElseThrow().phaseAt(OPEN).phase();
    }

    private static List<MarketCalendar> calendars(String... yaml) {
        var world = new World();
        for (var text : yaml) {
            world.add(text);
        }
        return world.calendars;
    }
}
