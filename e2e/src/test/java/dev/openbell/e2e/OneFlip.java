package dev.openbell.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openbell.testbed.ReplicaChange;
import dev.openbell.testbed.Testbed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.core.ConditionTimeoutException;

/** A desk in session that closes once, at a bell that is known ahead, and what becomes of it. */
final class OneFlip implements AutoCloseable {

    static final String INCOMING = "desk-learning";
    static final String OUTGOING = "desk-trading";

    /** Both sides fit into this, just. */
    static final int BUDGET = 5;

    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final Duration LENGTH = Duration.ofMinutes(30);

    final Tenant tenant;
    private final FlipWatch watch;
    private final Duration lead;
    private Instant bell = Instant.MAX;

    private OneFlip(Tenant tenant, Duration lead) {
        this.tenant = tenant;
        this.lead = lead;
        this.watch = new FlipWatch(tenant);
    }

    /** A desk that trades; its bell is not known yet. */
    static OneFlip in(Testbed testbed, String prefix, Duration lead) {
        var flip = new OneFlip(Tenant.in(testbed, prefix), lead);
        flip.tenant.applyHours(Platforms.openHours(lead, DRAIN)).apply(Platforms.deskWithSurge(2));
        return flip;
    }

    /** The first whole second after so long from now. */
    static Instant in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    OneFlip awaitReady() {
        tenant.awaitReady("desk");
        return this;
    }

    /** Makes the bell known. */
    OneFlip at(Instant at) {
        bell = at;
        tenant.apply(Platforms.override("close", "Closed", at, at.plus(LENGTH)));
        return this;
    }

    /** Waits until the operator has planned the raise, which has not come yet. */
    OneFlip awaitPlanned() {
        Tenant.soon("the raise is planned")
                .until(() -> tenant.nextChange("desk", "learning"), warm().toString()::equals);
        return this;
    }

    /** Waits until the incoming side has been raised. */
    OneFlip awaitRaised() {
        Tenant.soon("the raise is in the audit log")
                .until(() -> tenant.replicasHistory(INCOMING).contains(3));
        return this;
    }

    /** When the incoming side is to be raised. */
    Instant warm() {
        return bell.minus(lead);
    }

    Instant bell() {
        return bell;
    }

    ReplicaChange last(String deployment) {
        return tenant.replicaChanges(deployment).toList().getLast();
    }

    /** For the API server, and for its audit log, which has a write a little later. */
    boolean isOver() {
        return tenant.replicas(OUTGOING) == 0
                && tenant.replicas(INCOMING) == 3
                && last(OUTGOING).after() == 0
                && last(INCOMING).after() == 3;
    }

    OneFlip awaitOver(Duration atMost) {
        try {
            await("the flip is over")
                    .atMost(atMost)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(this::isOver);
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("the flip is not over; " + told(), late);
        }
        Tenant.soon("the flip is told to be over")
                .until(() -> tenant.cluster("desk").at("/status/flip").isMissingNode());
        tenant.awaitReady("desk", atMost);
        return this;
    }

    /** Who keeps a flip from its end: the operator, Kubernetes' controllers, or the nodes. */
    private String told() {
        var words = new ArrayList<String>();
        words.add("at " + Instant.now() + " with the bell at " + bell);
        tenant.replicaChanges().stream()
                .map(change -> change.at() + " " + change.name() + " " + change.after())
                .forEach(words::add);
        words.add("cluster " + tenant.cluster("desk").path("status"));
        tenant.list("deployments")
                .forEach(d -> words.add(d.at("/metadata/name") + " " + d.path("status")));
        tenant.list("pods")
                .forEach(
                        pod ->
                                words.add(
                                        pod.at("/metadata/name")
                                                + " on "
                                                + pod.at("/spec/nodeName")
                                                + " "
                                                + pod.path("status")));
        tenant.testbed().client().nodes().list().getItems().stream()
                .map(
                        node ->
                                node.getMetadata().getName()
                                        + " "
                                        + node.getSpec().getTaints()
                                        + " "
                                        + node.getStatus().getConditions())
                .forEach(words::add);
        return String.join("\n  ", words);
    }

    /** One raise, one release, in this order; someone at work at any time; within the budget. */
    void assertHandedOver() {
        assertThat(watch.wrongs(warm().minusSeconds(1))).isEmpty();
        assertThat(watch.mostPods()).isLessThanOrEqualTo(BUDGET);
        assertThat(tenant.replicasHistory(OUTGOING)).containsExactly(2, 0);
        assertThat(tenant.replicasHistory(INCOMING)).containsExactly(0, 3);
        assertThat(last(INCOMING).at()).isBetween(warm(), last(OUTGOING).at());
        assertThat(last(OUTGOING).at()).isAfterOrEqualTo(bell.plus(DRAIN));
    }

    /**
     * Ends as another one that is over has ended. The numbers come first; what pods and status say
     * of them follows.
     */
    void assertEndsAs(OneFlip other) {
        Tenant.soon("both say the same in the end")
                .untilAsserted(() -> assertThat(end()).isEqualTo(other.end()));
    }

    /** Children, who owns what, and what status says, but for the bell. */
    private Map<String, String> end() {
        var end = new TreeMap<String, String>();
        Content.of(tenant)
                .forEach(
                        (name, text) ->
                                end.put(
                                        name,
                                        text.replace(bell.toString(), "bell")
                                                .replace(bell.plus(LENGTH).toString(), "end")));
        for (var component : tenant.cluster("desk").at("/status/components")) {
            end.put(
                    "status of " + component.path("name").asText(),
                    List.of("active", "desired", "ready", "decidedBy").stream()
                            .map(field -> component.path(field).asText())
                            .toList()
                            .toString());
        }
        end.put("Ready", tenant.condition("aiserviceclusters", "desk", "Ready"));
        end.put("FlipHeld", tenant.condition("aiserviceclusters", "desk", "FlipHeld"));
        return end;
    }

    @Override
    public void close() {
        watch.close();
        tenant.close();
    }
}
