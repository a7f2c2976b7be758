package dev.openbell.operator.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.Role;
import dev.openbell.calendar.SessionRules;
import dev.openbell.calendar.SessionState;
import dev.openbell.operator.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant DAY = Instant.parse("2026-07-01T00:00:00Z");

    /** A Thursday, as the epoch was. */
    private static final Instant WEEK = Instant.parse("2026-07-02T00:00:00Z");

    private static final String XNYS = "markets: [XNYS]";
    private static final String EVERY_MINUTE =
            "windows: [{days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun], start: '00:00', end: '24:00', timeZone: Etc/UTC, pulse: {every: 60s, open: 30s}}]";

    @Property
    void theDocumentIsTheSameAtEveryInstantOfAWeek(
            @ForAll @IntRange(max = 604_799) int second,
            @ForAll @IntRange(max = 52) int week,
            @ForAll @IntRange(max = 10_079) int shift) {
        var rules = rules(XNYS);
        var anchor = WEEK.plus(7L * week, ChronoUnit.DAYS).plus(minutes(shift));
        var document = Timetable.at(anchor, rules, minutes(shift));
        assertThat(document.generatedAt()).isEqualTo(anchor.toString());
        assertThat(Timetable.at(anchor.plusSeconds(second), rules, minutes(shift)))
                .isEqualTo(document);
    }

    @Property
    void aDenseDocumentIsTheSameAtEveryInstantOfAnHour(
            @ForAll @IntRange(max = 3599) int second,
            @ForAll @IntRange(max = 23) int hour,
            @ForAll @IntRange(max = 1439) int shift) {
        var rules = rules(EVERY_MINUTE);
        var from = DAY.plus(hour, ChronoUnit.HOURS).plus(minutes(shift % 60));
        assertThat(Timetable.at(from.plusSeconds(second), rules, minutes(shift)))
                .isEqualTo(Timetable.at(from, rules, minutes(shift)));
    }

    @Property
    void theNextAnchorIsTheInstantAtWhichTheDocumentChanges(
            @ForAll @IntRange(max = 86_399) int second, @ForAll @IntRange(max = 1439) int shift) {
        for (var spec : new String[] {XNYS, EVERY_MINUTE}) {
            var rules = rules(spec);
            var now = DAY.plusSeconds(second);
            var document = Timetable.at(now, rules, minutes(shift));
            var next = document.nextAnchor();
            assertThat(next).isAfter(now);
            assertThat(Timetable.at(next.minusSeconds(1), rules, minutes(shift)))
                    .isEqualTo(document);
            assertThat(Timetable.at(next, rules, minutes(shift))).isNotEqualTo(document);
        }
    }

    @Property
    void whoFollowsTheDocumentKnowsTheStateAtEveryInstantUpToItsEnd(
            @ForAll @IntRange(max = 1_209_599) int second) {
        for (var spec : new String[] {XNYS, EVERY_MINUTE}) {
            var rules = rules(spec);
            var document = Timetable.at(DAY, rules, Duration.ZERO);
            var instant = DAY.plusSeconds(second);
            if (instant.isAfter(Instant.parse(document.validUntil()))) {
                continue;
            }
            var told = document.now();
            for (var bell : document.bells()) {
                told = Instant.parse(bell.at()).isAfter(instant) ? told : bell.session();
            }
            assertThat(told)
                    .isEqualTo(rules.at(instant).state() == SessionState.Open ? "Open" : "Closed");
        }
    }

    @Test
    void aWeekOfNewYorkHasTwoBellsATradingDay() {
        var document = Timetable.at(DAY, rules(XNYS), Duration.ZERO);
        assertThat(document.generatedAt()).isEqualTo("2026-06-25T00:00:00Z");
        assertThat(document.validUntil()).isEqualTo("2026-07-16T00:00:00Z");
        assertThat(document.now()).isEqualTo("Closed");
        // Fourteen trading days: the 3rd of July is a holiday.
        assertThat(document.bells()).hasSize(28);
        assertThat(document.bells().getFirst())
                .isEqualTo(
                        new Timetable.Entry(
                                "2026-06-25T13:30:00Z",
                                "Open",
                                java.util.List.of(Role.Trading, Role.Chatbot)));
        assertThat(document.bells().get(1).roles())
                .isEqualTo(java.util.List.of(Role.Learning, Role.Chatbot));
    }

    @Test
    void theDocumentIsNeverLongerThanAConfigMapMayBe() {
        var document = Timetable.at(DAY, rules(EVERY_MINUTE), Duration.ZERO);
        assertThat(document.bells()).hasSize(1000);
        assertThat(document.validUntil()).isEqualTo(document.bells().getLast().at());
        assertThat(dev.openbell.operator.json.CanonicalJson.pretty(document).length())
                .isLessThan(512 * 1024);
    }

    @Test
    void whatLiesBeyondTheHorizonIsLeftOut() {
        var document =
                Timetable.at(Instant.parse("2028-12-28T00:00:00Z"), rules(XNYS), Duration.ZERO);
        assertThat(Instant.parse(document.validUntil()))
                .isBefore(Instant.parse("2029-01-02T00:00:00Z"));
        assertThat(document.bells())
                .allSatisfy(b -> assertThat(b.at()).isLessThan(document.validUntil()));
    }

    @Property
    void theNextTwoWeeksAreAlwaysInIt(
            @ForAll @IntRange(max = 604_799) int second,
            @ForAll @IntRange(max = 10_079) int shift) {
        var now = DAY.plusSeconds(second);
        assertThat(
                        Duration.between(
                                now,
                                Instant.parse(
                                        Timetable.at(now, rules(XNYS), minutes(shift))
                                                .validUntil())))
                .isGreaterThanOrEqualTo(Duration.ofDays(14));
    }

    @Test
    void clustersHaveAnchorsOfTheirOwn() {
        var world = World.of("2026-07-01T12:00:00Z", CLUSTER);
        world.add(CLUSTER.replace("desk", "other"));
        world.add("{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS]}}");
        assertThat(world.plan(world.clusters.get(0)).timetable().orElseThrow().generatedAt())
                .isNotEqualTo(
                        world.plan(world.clusters.get(1)).timetable().orElseThrow().generatedAt());
    }

    @Test
    void equalContentHasAnEqualRevisionAndOtherContentAnother() {
        assertThat(Timetable.at(DAY, rules(XNYS), Duration.ZERO).revision())
                .isEqualTo(Timetable.at(DAY.plusSeconds(5), rules(XNYS), Duration.ZERO).revision())
                .isNotEqualTo(
                        Timetable.at(DAY, rules("markets: [XLON]"), Duration.ZERO).revision());
    }

    @Test
    void denseBellsThatAnOverrideSilencesLeaveAValidDocument() {
        // Dense in the morning, silent from noon on until after the horizon of the document.
        var world =
                World.of(
                        "2026-07-06T12:00:00Z",
                        CLUSTER,
                        "{kind: TradingSchedule, metadata: {name: s}, spec: {windows: [{days: [Mon], start: '00:00', end: '06:00', timeZone: Etc/UTC, pulse: {every: 30s, open: 10s}}]}}",
                        "{kind: ScheduleOverride, metadata: {name: o}, spec: {schedule: {name: s}, effect: Closed, from: '2026-07-06T07:00:00Z', until: '2026-07-20T07:00:00Z', reason: x}}",
                        "{kind: ScheduleOverride, metadata: {name: p}, spec: {schedule: {name: s}, effect: Closed, from: '2026-07-20T07:00:00Z', until: '2026-08-02T07:00:00Z', reason: x}}");
        var document = world.plan().timetable().orElseThrow();
        assertThat(document.bells()).isEmpty();
        assertThat(document.now()).isEqualTo("Closed");
        assertThat(
                        Duration.between(
                                Instant.parse(document.generatedAt()),
                                Instant.parse(document.validUntil())))
                .isEqualTo(Duration.ofDays(21));
    }

    private static final String CLUSTER =
            "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, components: [{name: a, type: AI, roles: [Trading]}]}}";

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static SessionRules rules(String spec) {
        var world =
                World.of(
                        DAY.toString(),
                        CLUSTER,
                        "{kind: TradingSchedule, metadata: {name: s}, spec: {" + spec + "}}");
        return world.resolved(world.cluster()).schedule().found().orElseThrow().rules();
    }
}
