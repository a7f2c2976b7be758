package dev.openbell.operator.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.Condition;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final Instant EARLIER = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-07-02T12:00:00.987Z");

    @Test
    void aConditionThatIsNewBeginsNowInWholeSeconds() {
        var merged = merge(List.of(), ready("All is there."), LATER);
        assertThat(merged)
                .containsExactly(
                        new Condition(
                                "Ready",
                                "True",
                                3L,
                                "2026-07-02T12:00:00Z",
                                "AllReady",
                                "All is there."));
    }

    @Test
    void theTransitionTimeStaysWhileTheStatusStays() {
        var first = merge(List.of(), ready("All is there."), EARLIER);
        var second = merge(first, ready("All is still there."), LATER);
        assertThat(second.getFirst().lastTransitionTime()).isEqualTo(EARLIER.toString());
        assertThat(second.getFirst().message()).isEqualTo("All is still there.");
    }

    @Test
    void theTransitionTimeStaysWhenOnlyTheReasonChanges() {
        var first = merge(List.of(), no(ConditionReason.Progressing), EARLIER);
        var second = merge(first, no(ConditionReason.ApplyFailed), LATER);
        assertThat(second.getFirst().lastTransitionTime()).isEqualTo(EARLIER.toString());
    }

    @Test
    void theTransitionTimeMovesWhenTheStatusDoes() {
        var first = merge(List.of(), no(ConditionReason.Progressing), EARLIER);
        var second = merge(first, ready("All is there."), LATER);
        assertThat(second.getFirst().lastTransitionTime()).isEqualTo("2026-07-02T12:00:00Z");
    }

    @Test
    void theObservedGenerationIsThatOfTheSpecThatWasJudged() {
        assertThat(Conditions.merge(List.of(), List.of(ready("x")), 7, EARLIER))
                .extracting(Condition::observedGeneration)
                .containsExactly(7L);
    }

    @Test
    void whatWasNotFoundAgainIsDropped() {
        var first =
                Conditions.merge(
                        List.of(),
                        Conditions.conclusion(
                                new Verdict.InProgress(ConditionReason.Progressing, "Wait.")),
                        1,
                        EARLIER);
        assertThat(first).extracting(Condition::type).containsExactly("Ready", "Reconciling");
        var second = merge(first, ready("All is there."), LATER);
        assertThat(second).extracting(Condition::type).containsExactly("Ready");
    }

    @Test
    void reconcilingAndStalledArePresentOnlyWhileTrue() {
        assertThat(
                        merge(
                                List.of(),
                                Finding.no(ConditionType.Stalled, ConditionReason.InvalidSpec, "x"),
                                EARLIER))
                .isEmpty();
        assertThat(
                        merge(
                                List.of(),
                                Finding.unknown(
                                        ConditionType.Reconciling,
                                        ConditionReason.Progressing,
                                        "x"),
                                EARLIER))
                .hasSize(1);
    }

    @Test
    void fullyImplementedIsPresentOnlyWhileFalse() {
        assertThat(
                        merge(
                                List.of(),
                                Finding.yes(
                                        ConditionType.FullyImplemented,
                                        ConditionReason.NotImplemented,
                                        "x"),
                                EARLIER))
                .isEmpty();
        assertThat(merge(List.of(), WithoutEffect.finding(List.of("spec.x")).getFirst(), EARLIER))
                .hasSize(1);
    }

    @Test
    void oneConclusionIsThreeConditionsThatNeverContradict() {
        assertThat(Conditions.conclusion(new Verdict.IsReady("x")))
                .extracting(Finding::type, Finding::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ConditionType.Ready, Truth.True));
        assertThat(Conditions.conclusion(new Verdict.IsStalled(ConditionReason.NameTaken, "x")))
                .extracting(Finding::type, Finding::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ConditionType.Ready, Truth.False),
                        org.assertj.core.groups.Tuple.tuple(ConditionType.Stalled, Truth.True));
    }

    @Test
    void aVeryLongMessageIsCutAndSaysSo() {
        var merged = merge(List.of(), ready("x".repeat(5000)), EARLIER);
        assertThat(merged.getFirst().message()).hasSize(1024).endsWith("x…");
    }

    @Test
    void aCharacterOfTwoHalvesIsNeverCutInTwo() {
        var merged = merge(List.of(), ready("x" + "\uD83D\uDD14".repeat(2000)), EARLIER);
        var even = merge(List.of(), ready("\uD83D\uDD14".repeat(2000)), EARLIER);
        for (var condition : List.of(merged.getFirst(), even.getFirst())) {
            var bytes = condition.message().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(condition.message());
        }
    }

    @Property
    void mergingTheSameFindingsTwiceChangesNothing(
            @ForAll("findings") List<Finding> before, @ForAll("findings") List<Finding> found) {
        var first = Conditions.merge(List.of(), before, 1, EARLIER);
        var second = Conditions.merge(first, found, 2, LATER);
        assertThat(Conditions.merge(second, found, 2, LATER.plusSeconds(100))).isEqualTo(second);
    }

    @Property
    void theOrderOfFindingsChangesNothing(@ForAll("findings") List<Finding> found) {
        assertThat(Conditions.merge(List.of(), found.reversed(), 1, EARLIER))
                .isEqualTo(Conditions.merge(List.of(), found, 1, EARLIER));
    }

    @Property
    void aTransitionTimeIsNowOrThatOfTheSameStatusBefore(
            @ForAll("findings") List<Finding> before, @ForAll("findings") List<Finding> found) {
        var first = Conditions.merge(List.of(), before, 1, EARLIER);
        for (var condition : Conditions.merge(first, found, 2, LATER)) {
            var stayed =
                    first.stream()
                            .anyMatch(
                                    c ->
                                            c.type().equals(condition.type())
                                                    && c.status().equals(condition.status()));
            assertThat(condition.lastTransitionTime())
                    .isEqualTo(stayed ? EARLIER.toString() : "2026-07-02T12:00:00Z");
        }
    }

    @Provide
    Arbitrary<List<Finding>> findings() {
        return Combinators.combine(
                        Arbitraries.of(ConditionType.class),
                        Arbitraries.of(Truth.class),
                        Arbitraries.of(ConditionReason.class),
                        Arbitraries.of("", "Wait.", "All is there."))
                .as(Finding::new)
                .list()
                .uniqueElements(Finding::type);
    }

    private static List<Condition> merge(List<Condition> previous, Finding finding, Instant now) {
        return Conditions.merge(previous, List.of(finding), 3, now);
    }

    private static Finding ready(String message) {
        return Finding.yes(ConditionType.Ready, ConditionReason.AllReady, message);
    }

    private static Finding no(ConditionReason reason) {
        return Finding.no(ConditionType.Ready, reason, "x");
    }
}
