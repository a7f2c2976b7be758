package dev.openbell.operator.conditions;

import dev.openbell.api.v1alpha1.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The merge of what a pass found into what status said before. */
public final class Conditions {

    /** A message longer than this is cut; metav1.Condition allows 32 KiB, a person reads less. */
    private static final int MAX_MESSAGE = 1024;

    private Conditions() {}

    /**
     * The new conditions. What was not found again is dropped; the transition time moves only when
     * the status does.
     *
     * @param generation the generation of the spec that the findings speak of
     */
    public static List<Condition> merge(
            List<Condition> previous, List<Finding> findings, long generation, Instant now) {
        return findings.stream()
                .filter(Finding::isPresent)
                .sorted(Comparator.comparing(Finding::type))
                .map(finding -> condition(previous, finding, generation, now))
                .toList();
    }

    /** The condition of that type, if status has it. */
    public static Optional<Condition> find(List<Condition> conditions, ConditionType type) {
        return conditions.stream().filter(c -> c.type().equals(type.name())).findFirst();
    }

    /**
     * The three conditions that tools such as kubectl wait, Argo CD and Flux read, from one
     * conclusion. Ready is positive; Reconciling and Stalled exist only while true.
     */
    public static List<Finding> conclusion(Verdict verdict) {
        return switch (verdict) {
            case Verdict.IsReady(var message) ->
                    List.of(Finding.yes(ConditionType.Ready, ConditionReason.AllReady, message));
            case Verdict.InProgress(var reason, var message) ->
                    List.of(
                            Finding.no(ConditionType.Ready, reason, message),
                            Finding.yes(ConditionType.Reconciling, reason, message));
            case Verdict.IsStalled(var reason, var message) ->
                    List.of(
                            Finding.no(ConditionType.Ready, reason, message),
                            Finding.yes(ConditionType.Stalled, reason, message));
        };
    }

    /** Findings of several sources in one list. */
    @SafeVarargs
    public static List<Finding> all(List<Finding>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    private static Condition condition(
            List<Condition> previous, Finding finding, long generation, Instant now) {
        var since =
                find(previous, finding.type())
                        .filter(c -> c.status().equals(finding.status().name()))
                        .map(Condition::lastTransitionTime)
                        .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
        return new Condition(
                finding.type().name(),
                finding.status().name(),
                generation,
                since,
                finding.reason().name(),
                cut(finding.message()));
    }

    private static String cut(String message) {
        if (message.length() <= MAX_MESSAGE) {
            return message;
        }
        int end = MAX_MESSAGE - 1;
        return message.substring(
                        0, Character.isHighSurrogate(message.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}
