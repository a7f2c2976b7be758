package dev.openbell.operator.cluster.flip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.FlipNow;
import dev.openbell.operator.cluster.plan.Planner;
import dev.openbell.operator.cluster.plan.Tenure;
import dev.openbell.operator.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A Thursday in winter: New York trades from 14:30 to 21:00, UTC. */
class FlipTest {

    private static final Instant OPEN = Instant.parse("2026-12-03T14:30:00Z");
    private static final Instant CLOSE = Instant.parse("2026-12-03T21:00:00Z");
    private static final Instant CLOSED_BEFORE = Instant.parse("2026-12-02T21:00:00Z");

    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Remembered> remembered = new HashMap<>();
    private String guardrails = "";
    private String schedule = "lead: 60s, drain: 5m, minimumDwell: 0s";
    private Duration spread = Duration.ZERO;

    @Test
    void beforeTheLeadNothingComes() {
        learning(3, 3);
        assertGoals(at(OPEN, -61), "trading Off[]", "learning Exactly[pods=3]");
        assertThat(at(OPEN, -61).next()).contains(OPEN.minusSeconds(60));
        assertThat(at(OPEN, -61).flip()).isEmpty();
    }

    @Test
    void atTheBellMinusLeadTheIncomingSideIsWarmedToItsWholeNumber() {
        learning(3, 3);
        var plan = at(OPEN, -60);
        assertGoals(plan, "trading Exactly[pods=2]", "learning Exactly[pods=3]");
        assertFlip(plan, "learning", "trading", FlipNow.Step.Warm, OPEN.minusSeconds(60));
        assertThat(plan.next()).contains(OPEN);
    }

    @Test
    void clustersThatShareABellAreWarmedEarlierEachByItsShare() {
        spread = Duration.ofSeconds(12);
        learning(3, 3);
        assertGoals(at(OPEN, -73), "trading Off[]", "learning Exactly[pods=3]");
        assertGoals(at(OPEN, -72), "trading Exactly[pods=2]", "learning Exactly[pods=3]");
    }

    @Test
    void whatIsWarmedForABellStaysWarmForItWhenTheShareShrinks() {
        spread = Duration.ofSeconds(12);
        learning(3, 3);
        rememberAll(at(OPEN, -72));
        trading(2, 0);
        spread = Duration.ZERO;
        var alone = at(OPEN, -71);
        assertGoals(alone, "trading Exactly[pods=2]", "learning Exactly[pods=3]");
        assertFlip(alone, "learning", "trading", FlipNow.Step.Warm, OPEN.minusSeconds(72));
    }

    @Test
    void whatIsWarmedForABellStaysWarmForItWhenTheLeadShrinks() {
        learning(3, 3);
        rememberAll(at(OPEN, -60));
        trading(2, 0);
        schedule = "lead: 20s, drain: 5m, minimumDwell: 0s";
        assertGoals(at(OPEN, -59), "trading Exactly[pods=2]", "learning Exactly[pods=3]");
    }

    @Test
    void whatWasWarmedIsTakenBackWhenItsBellIsAnotherOne() {
        learning(3, 3);
        rememberAll(at(OPEN, -60));
        trading(2, 0);
        overrides =
                "{kind: ScheduleOverride, metadata: {name: halt, creationTimestamp: \"2026-12-01T00:00:00Z\"}, spec: {schedule: {name: s}, effect: Closed, until: \"2026-12-03T15:00:00Z\", reason: halt}}";
        var halted = at(OPEN, -59);
        assertGoals(halted, "trading Off[]", "learning Exactly[pods=3]");
        rememberAll(halted);
        overrides = "";
        assertGoals(at(OPEN, 0), "trading Exactly[pods=2]", "learning Keep[]");
        rememberAll(at(OPEN, 0));
        assertThat(remembered.get("trading").tenure().warmUp()).isEmpty();
    }

    @Test
    void clustersThatShareABellAreReleasedLaterEachByItsShare() {
        spread = Duration.ofSeconds(12);
        trading(2, 2);
        learning(3, 3);
        assertGoals(at(OPEN, 311), "trading Exactly[pods=2]", "learning Keep[]");
        assertGoals(at(OPEN, 312), "trading Exactly[pods=2]", "learning Off[]");
    }

    @Test
    void whoSharesTheBellIsLookedAtTwoMinutesBefore() {
        spread = Duration.ofSeconds(12);
        learning(3, 3);
        var musters = OPEN.minusSeconds(204);
        assertThat(at(OPEN, -320).next()).contains(musters);
        assertThat(at(OPEN, -204).next()).contains(OPEN.minusSeconds(72));
    }

    @Test
    void whoHasComeToShareTheBellIsSeenHalfWayToItAndNotTooLate() {
        spread = Duration.ofSeconds(12);
        learning(3, 3);
        assertThat(at(OPEN, -1000).next()).contains(OPEN.minusSeconds(602));
        spread = Duration.ofSeconds(300);
        assertThat(at(OPEN, -602).next())
                .as("twenty-five times as many now share it, so it is warmed earlier")
                .contains(OPEN.minusSeconds(360));
    }

    @Test
    void afterTheBellTheOutgoingSideStaysWhileTheIncomingOneIsNotReady() {
        trading(2, 1);
        learning(3, 3);
        for (int seconds : List.of(0, 14, 15, 299, 300, 4000)) {
            var plan = at(OPEN, seconds);
            assertGoals(plan, "trading Exactly[pods=2]", "learning Keep[]");
            assertFlip(plan, "learning", "trading", FlipNow.Step.Switch, OPEN);
            assertThat(plan.flip().orElseThrow().held()).isEqualTo(seconds >= 15);
        }
    }

    @Test
    void whenTheIncomingSideIsReadyTheOutgoingOneDrainsUntilTheDeadlineAndThenGoes() {
        trading(2, 2);
        learning(3, 3);
        var draining = at(OPEN, 299);
        assertGoals(draining, "trading Exactly[pods=2]", "learning Keep[]");
        assertFlip(draining, "learning", "trading", FlipNow.Step.Drain, OPEN);
        assertThat(draining.flip().orElseThrow().deadline()).contains(OPEN.plusSeconds(300));
        assertThat(draining.next()).contains(OPEN.plusSeconds(300));
        var releasing = at(OPEN, 300);
        assertGoals(releasing, "trading Exactly[pods=2]", "learning Off[]");
        assertFlip(releasing, "learning", "trading", FlipNow.Step.Release, OPEN);
    }

    @Test
    void whatHasGoneIsNoLongerPartOfAFlip() {
        trading(2, 2);
        learning(0, 0);
        assertThat(at(OPEN, 301).flip()).isEmpty();
        assertGoals(at(OPEN, 301), "trading Exactly[pods=2]", "learning Off[]");
    }

    @Test
    void atTheCloseTheSidesChangeAgain() {
        trading(2, 2);
        assertGoals(at(CLOSE, -60), "trading Exactly[pods=2]", "learning Exactly[pods=3]");
        learning(3, 2);
        assertGoals(at(CLOSE, 600), "trading Keep[]", "learning Exactly[pods=3]");
        learning(3, 3);
        assertGoals(at(CLOSE, 299), "trading Keep[]", "learning Exactly[pods=3]");
        assertGoals(at(CLOSE, 300), "trading Off[]", "learning Exactly[pods=3]");
    }

    @Test
    void anOperatorThatWasAwayForTheWholeFlipGoesOnAtOnce() {
        learning(3, 3);
        remember("learning", true, CLOSED_BEFORE, null);
        remember("trading", false, null, CLOSED_BEFORE);
        assertGoals(at(OPEN, 7200), "trading Exactly[pods=2]", "learning Keep[]");
        trading(2, 2);
        assertGoals(at(OPEN, 7200), "trading Exactly[pods=2]", "learning Off[]");
    }

    /** The session's state is older than what status says: somebody changed the schedule now. */
    @Test
    void aChangeThatNobodyPlannedDrainsFromNowOn() {
        trading(2, 2);
        learning(3, 3);
        remember("learning", false, CLOSED_BEFORE, OPEN);
        remember("trading", true, OPEN, CLOSED_BEFORE);
        overrides =
                "{kind: ScheduleOverride, metadata: {name: halt, creationTimestamp: \"2026-12-01T00:00:00Z\"}, spec: {schedule: {name: s}, effect: Closed, until: \"2026-12-10T00:00:00Z\", reason: halt}}";
        var halted = at(OPEN, 3600);
        assertGoals(halted, "trading Keep[]", "learning Exactly[pods=3]");
        assertThat(halted.flip().orElseThrow().deadline()).contains(OPEN.plusSeconds(3900));
        remember("trading", false, OPEN, OPEN.plusSeconds(3600));
        assertGoals(at(OPEN, 3899), "trading Keep[]", "learning Exactly[pods=3]");
        assertGoals(at(OPEN, 3900), "trading Off[]", "learning Exactly[pods=3]");
    }

    @Test
    void aWarmUpWhoseBellWillNotRingIsTakenBackAtOnce() {
        trading(2, 2);
        learning(3, 3);
        remember("learning", true, CLOSED_BEFORE, null);
        remember("trading", false, null, CLOSED_BEFORE);
        overrides =
                "{kind: ScheduleOverride, metadata: {name: holiday, creationTimestamp: \"2026-12-03T14:29:30Z\"}, spec: {schedule: {name: s}, effect: Closed, until: \"2026-12-04T00:00:00Z\", reason: storm}}";
        assertGoals(at(OPEN, -20), "trading Off[]", "learning Exactly[pods=3]");
    }

    @Test
    void whatHasComeStaysForTheMinimumDwellThoughTheScheduleTurns() {
        schedule = "lead: 60s, drain: 0s, minimumDwell: 10m";
        trading(2, 2);
        learning(3, 3);
        remember("trading", false, CLOSE.minusSeconds(120), CLOSE);
        assertGoals(at(CLOSE, 479), "trading Keep[]", "learning Exactly[pods=3]");
        assertGoals(at(CLOSE, 480), "trading Off[]", "learning Exactly[pods=3]");
    }

    @Test
    void whatComesIsNotLateForTheDwellOfTheOther() {
        schedule = "lead: 60s, drain: 0s, minimumDwell: 24h";
        learning(3, 3);
        assertGoals(at(OPEN, -60), "trading Exactly[pods=2]", "learning Exactly[pods=3]");
    }

    @Test
    void aClockThatWasSteppedBackDoesNotPutOffTheRelease() {
        trading(2, 2);
        learning(3, 3);
        remember("learning", false, null, OPEN.plusSeconds(3600));
        remember("trading", true, OPEN.plusSeconds(3600), null);
        assertGoals(at(OPEN, 301), "trading Exactly[pods=2]", "learning Off[]");
    }

    @Test
    void withALimitOnlyAsManyComeAsFit() {
        guardrails = "guardrails: {surgePods: 1}, ";
        learning(3, 3);
        assertGoals(at(OPEN, -60), "trading Exactly[pods=1]", "learning Exactly[pods=2]");
        trading(1, 1);
        learning(2, 2);
        assertGoals(at(OPEN, -50), "trading Exactly[pods=2]", "learning Keep[]");
        trading(2, 2);
        assertGoals(at(OPEN, 0), "trading Exactly[pods=2]", "learning Keep[]");
        assertGoals(at(OPEN, 300), "trading Exactly[pods=2]", "learning Off[]");
    }

    @Test
    void podsThatAreEndingTakeRoom() {
        guardrails = "guardrails: {surgePods: 1}, ";
        trading(1, 1);
        seen.put("learning", new Seen(2, 3, 2));
        assertGoals(at(OPEN, -50), "trading Keep[]", "learning Keep[]");
    }

    @Test
    void withoutAnyExtraPodWhatWorksOutsideTheSessionGoesBeforeItAndComesWhenTheOtherHasGone() {
        guardrails = "guardrails: {surgePods: 0}, ";
        schedule = "lead: 60s, drain: 5m, minimumDwell: 0s";
        components =
                "[{name: trading, type: AI, roles: [Trading], scale: {fixed: 3}}, {name: learning, type: AI, roles: [Learning], scale: {fixed: 3}}]";
        learning(3, 3);
        assertGoals(at(OPEN, -60), "trading Keep[]", "learning Off[]");
        learning(0, 0);
        assertGoals(at(OPEN, -55), "trading Exactly[pods=3]", "learning Keep[]");
        trading(3, 3);
        assertGoals(at(CLOSE, -60), "trading Exactly[pods=3]", "learning Keep[]");
        assertGoals(at(CLOSE, 299), "trading Keep[]", "learning Keep[]");
        assertGoals(at(CLOSE, 300), "trading Off[]", "learning Keep[]");
        seen.put("trading", new Seen(0, 3, 0));
        assertGoals(at(CLOSE, 301), "trading Off[]", "learning Keep[]");
        trading(0, 0);
        assertGoals(at(CLOSE, 305), "trading Off[]", "learning Exactly[pods=3]");
    }

    @Test
    void anAutoscaledSideComesWholeOrNotAtAll() {
        components =
                "[{name: trading, type: AI, roles: [Trading], scale: {min: 2, max: 9, cpu: 70}}, {name: learning, type: AI, roles: [Learning], scale: {fixed: 3}}]";
        guardrails = "guardrails: {surgePods: 1}, ";
        learning(3, 3);
        assertGoals(at(OPEN, -60), "trading Keep[]", "learning Exactly[pods=2]");
        learning(2, 2);
        assertGoals(at(OPEN, -50), "trading Auto[min=2, max=9]", "learning Keep[]");
    }

    @Test
    void whatGoesKeepsWhatItsAutoscalerHasAdded() {
        components =
                "[{name: trading, type: AI, roles: [Trading], scale: {min: 2, max: 9, cpu: 70}}, {name: learning, type: AI, roles: [Learning], scale: {fixed: 3}}]";
        trading(7, 7);
        learning(3, 3);
        assertGoals(at(CLOSE, 10), "trading Keep[]", "learning Exactly[pods=3]");
        assertGoals(at(CLOSE, 300), "trading Off[]", "learning Exactly[pods=3]");
    }

    @Test
    void aSideAloneDrainsAndGoes() {
        components = "[{name: trading, type: AI, roles: [Trading], scale: {fixed: 2}}]";
        trading(2, 2);
        assertGoals(at(CLOSE, 299), "trading Keep[]");
        var plan = at(CLOSE, 300);
        assertGoals(plan, "trading Off[]");
        assertFlip(plan, "trading", "none", FlipNow.Step.Release, CLOSE);
    }

    @Test
    void severalComponentsOfASideAreCalledByTheirActivation() {
        components =
                "[{name: a, type: AI, roles: [Trading]}, {name: b, type: Worker, activation: Session}, {name: learning, type: AI, roles: [Learning]}]";
        learning(1, 1);
        assertFlip(at(OPEN, -60), "learning", "Session", FlipNow.Step.Warm, OPEN.minusSeconds(60));
    }

    @Test
    void eachComponentHasALeadOfItsOwn() {
        schedule = "lead: Learned";
        components =
                "[{name: slow, type: AI, roles: [Trading]}, {name: fast, type: AI, roles: [Trading]}, {name: new, type: AI, roles: [Trading]}]";
        remembered.put("slow", started(90));
        remembered.put("fast", started(10));
        assertThat(leads(at(OPEN, -1000))).containsExactly("slow 113", "fast 13", "new 40");
        assertGoals(at(OPEN, -100), "slow Exactly[pods=1]", "fast Off[]", "new Off[]");
        assertGoals(at(OPEN, -21), "slow Exactly[pods=1]", "fast Off[]", "new Exactly[pods=1]");
    }

    @Test
    void whatTheScheduleSaysOfTheLeadBeatsWhatWasLearned() {
        remembered.put("trading", started(90));
        learning(3, 3);
        assertThat(leads(at(OPEN, -1000)).getFirst()).isEqualTo("trading 60");
    }

    @Test
    void aScheduleThatCannotBeReadLeavesEverythingAndForgetsNothing() {
        schedule = "markets: [NOPE]";
        remember("trading", true, OPEN, CLOSED_BEFORE);
        trading(2, 2);
        learning(3, 3);
        var plan = at(OPEN, 60);
        assertGoals(plan, "trading Keep[]", "learning Keep[]");
        assertThat(plan.components().getFirst().tenure().activeSince()).contains(OPEN);
    }

    @Test
    void aLunchBreakThatEndsInTheCloseTurnsNothingTwice() {
        schedule = "lead: 60s, drain: 5m, minimumDwell: 0s, markets: [XHKG], bridgeBreaks: 0s";
        var lunch = Instant.parse("2026-12-24T04:00:00Z");
        trading(2, 2);
        learning(3, 3);
        assertGoals(plan(lunch.plusSeconds(300)), "trading Off[]", "learning Exactly[pods=3]");
    }

    private String components =
            "[{name: trading, type: AI, roles: [Trading], scale: {fixed: 2}}, {name: learning, type: AI, roles: [Learning], scale: {fixed: 3}}]";
    private String overrides = "";

    private ClusterPlan at(Instant bell, long seconds) {
        return plan(bell.plusSeconds(seconds));
    }

    private ClusterPlan plan(Instant now) {
        var markets = schedule.contains("markets") ? "" : ", markets: [XNYS]";
        var world =
                World.of(
                        now.toString(),
                        "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, "
                                + guardrails
                                + "components: "
                                + components
                                + "}}",
                        "{kind: TradingSchedule, metadata: {name: s}, spec: {"
                                + schedule
                                + markets
                                + "}}");
        if (!overrides.isEmpty()) {
            world.add(overrides);
        }
        return Flip.plan(
                Planner.components(world.resolved(world.cluster()), now),
                new FlipFacts(
                        seen,
                        remembered,
                        Map.of(),
                        bell -> new Stagger.Share(spread, spread.multipliedBy(2))),
                now);
    }

    private void trading(int replicas, int available) {
        seen.put("trading", new Seen(replicas, replicas, available));
    }

    private void learning(int replicas, int available) {
        seen.put("learning", new Seen(replicas, replicas, available));
    }

    private void remember(
            String component, boolean active, Instant activeSince, Instant inactiveSince) {
        remembered.put(
                component,
                new Remembered(
                        Optional.of(active),
                        new Tenure(
                                Optional.ofNullable(activeSince),
                                Optional.ofNullable(inactiveSince),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    private void rememberAll(ClusterPlan plan) {
        plan.components().forEach(c -> remembered.put(c.name(), Remembered.of(c)));
    }

    private static Remembered started(int seconds) {
        return new Remembered(
                Optional.empty(),
                new Tenure(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(seconds, seconds, seconds),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static List<String> leads(ClusterPlan plan) {
        return plan.components().stream()
                .map(c -> c.name() + " " + c.tenure().lead().orElseThrow().toSeconds())
                .toList();
    }

    private static void assertGoals(ClusterPlan plan, String... goals) {
        assertThat(plan.components().stream().map(c -> c.name() + " " + c.goal()))
                .containsExactly(goals);
    }

    private static void assertFlip(
            ClusterPlan plan, String from, String to, FlipNow.Step step, Instant startedAt) {
        var flip = plan.flip().orElseThrow();
        assertThat(flip.from()).isEqualTo(from);
        assertThat(flip.to()).isEqualTo(to);
        assertThat(flip.step()).isEqualTo(step);
        assertThat(flip.startedAt()).isEqualTo(startedAt);
    }
}
