package dev.openbell.operator.sessionoverride;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.Condition;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.calendar.SessionOverride;
import dev.openbell.operator.testing.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-07-01T00:00:00Z      | 2026-07-15T00:00:00Z      | ",
                "2026-07-01T00:00:00Z      | 2026-07-15T00:00:01Z      | spec.until: an override may last at most 14 days",
                "2026-07-01T00:00:00-04:00 | 2026-07-15T04:00:00Z      | ",
                "2026-07-01T00:00:00Z      | 2026-07-01T00:00:00Z      | spec.until: must be after from",
                "2026-07-02T00:00:00Z      | 2026-07-01T00:00:00Z      | spec.until: must be after from",
                "tomorrow                  | 2026-07-01T00:00:00Z      | spec.from: is not an instant",
                "2026-07-01T00:00:00Z      | 2026-13-01T00:00:00Z      | spec.until: is not an instant"
            })
    void anOverrideMayLastFourteenDays(String from, String until, String problem) {
        var found = Overrides.problem(override("o", "Closed", from, until));
        if (problem == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).startsWith(problem);
        }
    }

    @Test
    void withoutABeginningItBeginsWhenItWasCreated() {
        var override = override("o", "Open", null, "2026-07-02T00:00:00Z");
        override.getMetadata().setCreationTimestamp("2026-07-01T11:00:00Z");
        assertThat(Overrides.usable(override, "s").orElseThrow().from())
                .isEqualTo("2026-07-01T11:00:00Z");
    }

    @Test
    void theNewestBeginningDecides() {
        var older = read("z", "Open", "2026-07-01T10:00:00Z");
        var newer = read("a", "Closed", "2026-07-01T11:00:00Z");
        assertThat(Overrides.deciding(List.of(older, newer), NOON)).contains(newer);
        assertThat(Overrides.deciding(List.of(newer, older), NOON)).contains(newer);
    }

    @Test
    void ofTwoThatBeginTogetherTheFirstByNameDecidesAsTheCalendarHasIt() {
        var world =
                World.of(
                        NOON.toString(),
                        "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, components: [{name: a, type: AI, roles: [Trading]}]}}",
                        "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS]}}");
        world.overrides.add(override("b", "Open", "2026-07-01T10:00:00Z", "2026-07-02T00:00:00Z"));
        world.overrides.add(
                override("a", "Closed", "2026-07-01T10:00:00Z", "2026-07-02T00:00:00Z"));
        var schedule = world.resolved(world.cluster()).schedule().found().orElseThrow();
        assertThat(Overrides.deciding(schedule.overrides(), NOON).orElseThrow().name())
                .isEqualTo("a")
                .isEqualTo(schedule.rules().at(NOON).rule());
    }

    @Test
    void oneThatIsOverOrHasNotBegunDoesNotDecide() {
        var one = read("a", "Open", "2026-07-01T10:00:00Z");
        assertThat(Overrides.deciding(List.of(one), one.until())).isEmpty();
        assertThat(Overrides.deciding(List.of(one), one.from().minusNanos(1))).isEmpty();
        assertThat(Overrides.deciding(List.of(one), one.from())).contains(one);
    }

    @Test
    void oneOfAnotherScheduleIsPassedOver() {
        assertThat(
                        Overrides.usable(
                                override(
                                        "o",
                                        "Open",
                                        "2026-07-01T10:00:00Z",
                                        "2026-07-02T00:00:00Z"),
                                "another"))
                .isEmpty();
    }

    @Test
    void anEffectOfANewerVersionIsAProblemNotAnError() {
        assertThat(
                        Overrides.problem(
                                        override(
                                                "o",
                                                "Maybe",
                                                "2026-07-01T10:00:00Z",
                                                "2026-07-02T00:00:00Z"))
                                .orElseThrow())
                .startsWith("spec.effect:");
        assertThat(Overrides.problem(new ScheduleOverride())).isPresent();
    }

    @ParameterizedTest(name = "at {0}: {1}, next look {2}")
    @CsvSource({
        "2026-07-01T09:59:59Z, Pending, 2026-07-01T10:00:00Z",
        "2026-07-01T10:00:00Z, InForce, 2026-07-01T12:00:00Z",
        "2026-07-01T12:00:00Z, Superseded, 2026-07-01T13:00:00Z",
        "2026-07-01T13:00:00Z, InForce, 2026-07-01T18:00:00Z",
        "2026-07-01T18:00:00Z, Expired, "
    })
    void statusTellsWhereAnOverrideStandsAndWhenThatChanges(String now, String state, String next) {
        var own = override("own", "Open", "2026-07-01T10:00:00Z", "2026-07-01T18:00:00Z");
        var newer = override("newer", "Closed", "2026-07-01T12:00:00Z", "2026-07-01T13:00:00Z");
        var judged = OverrideStatus.judge(own, List.of(own, newer), Instant.parse(now));
        assertThat(judged.status().state()).isEqualTo(state);
        assertThat(judged.next()).isEqualTo(Optional.ofNullable(next).map(Instant::parse));
        assertThat(judged.status().conditions())
                .extracting(Condition::type, Condition::status, Condition::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Ready", "True", state));
    }

    @Test
    void anOverrideThatCannotBeUsedStallsAndIsNotLookedAtAgain() {
        var tooLong = override("o", "Open", "2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z");
        var judged = OverrideStatus.judge(tooLong, List.of(tooLong), NOON);
        assertThat(judged.next()).isEmpty();
        assertThat(judged.status().state()).isNull();
        assertThat(judged.status().conditions())
                .extracting(Condition::type)
                .containsExactly("Ready", "Stalled");
    }

    @Test
    void aSecondJudgementOfTheSameWorldIsTheSame() {
        var own = override("own", "Open", "2026-07-01T10:00:00Z", "2026-07-01T18:00:00Z");
        own.setStatus(OverrideStatus.judge(own, List.of(own), NOON).status());
        assertThat(OverrideStatus.judge(own, List.of(own), NOON.plusSeconds(60)).status())
                .isEqualTo(own.getStatus());
    }

    private static SessionOverride read(String name, String effect, String from) {
        return Overrides.usable(override(name, effect, from, "2026-07-02T00:00:00Z"), "s")
                .orElseThrow();
    }

    private static ScheduleOverride override(
            String name, String effect, String from, String until) {
        var world = new World();
        world.add(
                "{kind: ScheduleOverride, metadata: {name: "
                        + name
                        + "}, spec: {schedule: {name: s}, effect: "
                        + effect
                        + (from == null ? "" : ", from: '" + from + "'")
                        + ", until: '"
                        + until
                        + "', reason: x}}");
        return world.overrides.getFirst();
    }
}
