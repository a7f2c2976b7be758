package dev.openbell.operator.reports;

import dev.openbell.contract.Report;
import dev.openbell.operator.reports.Heard.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How many pods the users of a component ask for. Pure.
 *
 * <p>Users who are there, who wait and who are expected share pods of so many each, and not one pod
 * less: {@code ceil((users + waiting + headroom) / perPod)}. Who is not heard may have users: while
 * a report is missing or late, the number never falls.
 *
 * @param users who are connected, as far as was heard
 * @param waiting who wait for a seat or for a pod
 * @param pods that they ask for; at least the present number while somebody is not heard
 * @param unheard pods whose silence keeps the number from falling, in the order of their names
 * @param implemented false when no pod keeps the contract: users say nothing then
 */
public record Demand(int users, int waiting, int pods, List<String> unheard, boolean implemented) {

    /** A report that is older lets nobody go. */
    public static final Duration STALE = Duration.ofSeconds(30);

    /**
     * What a component promises.
     *
     * @param perPod users that one pod takes, at least one
     * @param headroom users who are expected on top
     */
    public record Promise(int perPod, int headroom) {
        public Promise {
            if (perPod < 1 || headroom < 0) {
                throw new IllegalArgumentException(
                        "perPod: at least 1, headroom: at least 0, but they are %d and %d"
                                .formatted(perPod, headroom));
            }
        }
    }

    /**
     * The demand at an instant.
     *
     * @param heard of each pod that the component has now
     * @param waiting who wait, by the backends' reports
     * @param present the number of pods that is wanted until now
     */
    public static Demand of(
            Promise promise, Collection<Heard> heard, int waiting, int present, Instant now) {
        int users = heard.stream().mapToInt(pod -> believed(pod, promise)).sum();
        var ready = heard.stream().filter(Heard::ready).toList();
        var reporting = ready.stream().filter(pod -> !keepsNoContract(pod)).toList();
        var unheard =
                reporting.stream()
                        .filter(pod -> pod.isStale(now, STALE))
                        .map(Heard::pod)
                        .sorted()
                        .toList();
        int asked = pods(promise, (long) users + waiting);
        return new Demand(
                users,
                waiting,
                unheard.isEmpty() ? asked : Math.max(asked, present),
                unheard,
                ready.isEmpty() || !reporting.isEmpty());
    }

    private static int pods(Promise promise, long users) {
        return Math.toIntExact(Math.ceilDiv(users + promise.headroom(), (long) promise.perPod()));
    }

    /** A pod never holds more than it may: who says more is believed that it is full. */
    private static int believed(Heard pod, Promise promise) {
        return Math.min(pod.last().map(Report::users).orElse(0), promise.perPod());
    }

    private static boolean keepsNoContract(Heard pod) {
        return pod.last().isEmpty()
                && pod.silence().filter(why -> why == Silence.NotImplemented).isPresent();
    }
}
