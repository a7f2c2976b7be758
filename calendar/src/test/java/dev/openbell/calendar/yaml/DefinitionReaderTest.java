package dev.openbell.calendar.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.openbell.calendar.CalendarDefinition;
import dev.openbell.calendar.DayRule;
import dev.openbell.calendar.Phase;
import dev.openbell.calendar.TimeOfDay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefinitionReaderTest {
    private static List<String> problems(String yaml) {
        var read = DefinitionReader.yaml("desk", yaml);
        assertThat(read.definition().isEmpty()).isEqualTo(!read.problems().isEmpty());
        return read.problems();
    }

    @Test
    void everyProblemNamesItsField() {
        assertThat(
                        problems(
                                """
                                name: other
                                timeZone: GMT+2
                                validThrough: soon
                                closures:
                                - {date: 2026-02-30, reason: x}
                                - {reason: x}
                                - {date: 2026-03-10}
                                earlyCloses: {date: 2026-03-10}
                                lateOpens: [text]
                                sessions:
                                - effectiveFrom: 2026-01-01
                                  days: [Monday]
                                  segments: [{phase: Lunch, start: "9:00", end: "10:00", startDayOffset: x}]
                                holidays:
                                - {name: a}
                                - {name: b, easter: 1, date: 12-25}
                                - {name: c, nth: 9, weekday: Mon, month: 1}
                                - {name: d, date: 12-25, observe: Always}
                                colour: red
                                """))
                .containsExactly(
                        "name: other is not the name desk",
                        "timeZone: \"GMT+2\" is not a zone of the IANA database",
                        "sessions[0].days: \"Monday\" is not a weekday from Mon to Sun",
                        "sessions[0].segments[0].phase: \"Lunch\" is not a phase",
                        "sessions[0].segments[0].start: \"9:00\" is not a time of day from 00:00 to"
                                + " 24:00 in the form HH:mm",
                        "sessions[0].segments[0].startDayOffset: \"x\" is not a whole number",
                        "holidays[0]: must have exactly one of date, nth, easter, lastSessionBefore, dates",
                        "holidays[1]: must have exactly one of date, nth, easter, lastSessionBefore, dates",
                        "holidays[1].date: is not a field that is known here",
                        "holidays[1].easter: is not a field that is known here",
                        "holidays[2]: nth: must be 1 to 4, or -1 to -4 from the month's end, but is"
                                + " 9",
                        "holidays[3].observe: \"Always\" is not a way to observe a weekend",
                        "closures[0].date: \"2026-02-30\" is not a date in the form yyyy-MM-dd",
                        "closures[1].date: is required",
                        "closures[2].reason: is required",
                        "earlyCloses: must be a list",
                        "lateOpens[0]: must be an object with fields",
                        "lateOpens[0].date: is required",
                        "lateOpens[0].open: is required",
                        "lateOpens[0].reason: is required",
                        "validThrough: \"soon\" is not a date in the form yyyy-MM-dd",
                        "colour: is not a field that is known here");
    }

    @Test
    void textThatIsNotYamlIsAProblemAndNotAnException() {
        assertThat(problems("a: [")).singleElement().asString().startsWith("The text is not YAML");
        assertThat(problems("")).isNotEmpty();
        assertThat(problems("{name: desk, name: desk}")).isNotEmpty();
    }

    @Test
    void nullsOfATreeAreAbsentFields() {
        var spec = JsonNodeFactory.instance.objectNode();
        spec.put("extends", "XNYS").putNull("timeZone").putNull("validThrough");
        spec.putArray("closures").addObject().put("date", "2026-03-10").put("reason", "Storm");
        CalendarDefinition definition =
                DefinitionReader.tree("desk", spec).definition().orElseThrow();
        assertThat(definition.extendsName()).contains("XNYS");
        assertThat(definition.timeZone()).isEmpty();
        assertThat(definition.closures().getFirst().source()).isEmpty();
    }

    @Test
    void theTopLevelSourceStandsForRulesThatNameNone() {
        var definition =
                DefinitionReader.yaml(
                                "desk",
                                """
                                extends: XNYS
                                source: The rule book
                                holidays:
                                - {name: a, easter: 39}
                                - {name: b, easter: 50, source: A notice}
                                earlyCloseRules:
                                - {name: c, close: "12:00", lastSessionBefore: 01-01}
                                """)
                        .definition()
                        .orElseThrow();
        assertThat(definition.holidays())
                .extracting(CalendarDefinition.HolidayRule::source)
                .containsExactly(Optional.of("The rule book"), Optional.of("A notice"));
        var early = definition.earlyCloseRules().getFirst();
        assertThat(early.rule().source()).contains("The rule book");
        assertThat(early.rule().when()).isInstanceOf(DayRule.LastSessionBefore.class);
        assertThat(early.close()).isEqualTo(TimeOfDay.of(12, 0));
    }

    @Test
    void anExtraSessionIsEitherOpenAndCloseOrSegments() {
        var definition =
                DefinitionReader.yaml(
                                "desk",
                                """
                                extends: XNYS
                                extraSessions:
                                - {date: 2026-03-14, open: "10:00", close: "11:00", reason: a}
                                - date: 2026-03-15
                                  reason: b
                                  segments:
                                  - {phase: Auction, start: "22:00", end: "01:00", endDayOffset: 1}
                                """)
                        .definition()
                        .orElseThrow();
        var sessions = definition.extraSessions();
        assertThat(sessions.get(0).segments().getFirst().phase()).isEqualTo(Phase.Continuous);
        assertThat(sessions.get(1).segments().getFirst().endDayOffset()).isEqualTo(1);
        assertThat(problems("extraSessions: [{date: 2026-03-14, open: \"10:00\", reason: a}]"))
                .containsExactly("extraSessions[0].close: is required");
    }
}
