package dev.openbell.operator.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.operator.testing.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentsTest {

    private static final String OPEN = "2026-07-01T15:00:00Z";
    private static final String CLOSED = "2026-07-01T22:00:00Z";
    private static final String UNKNOWN = "2029-03-01T15:00:00Z";

    @ParameterizedTest(name = "{0} at {1}: {2}, decided by {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "activation: Always                | open    | Exactly[pods=1] | activation",
                "activation: Always                | closed  | Exactly[pods=1] | activation",
                "activation: Always                | unknown | Exactly[pods=1] | activation",
                "activation: Always                | missing | Exactly[pods=1] | activation",
                "activation: Session               | open    | Exactly[pods=1] | schedule",
                "activation: Session               | closed  | Off[]           | schedule",
                "activation: Session               | unknown | Off[]           | schedule",
                "activation: Session               | missing | Keep[]          | reference",
                "activation: Session               | forced-open   | Exactly[pods=1] | override",
                "activation: Session               | forced-closed | Off[]           | override",
                "activation: OffSession            | open    | Off[]           | schedule",
                "activation: OffSession            | closed  | Exactly[pods=1] | schedule",
                "activation: OffSession            | unknown | Exactly[pods=1] | schedule",
                "activation: OffSession            | missing | Keep[]          | reference",
                "activation: OffSession            | forced-open   | Off[]           | override",
                "activation: OffSession            | forced-closed | Exactly[pods=1] | override",
                "activation: OnDemand              | open    | Exactly[pods=1] | activation",
                "activation: OnDemand              | missing | Exactly[pods=1] | activation",
                "activation: Session, scale: {fixed: 4}         | open   | Exactly[pods=4]     | schedule",
                "activation: Session, scale: {fixed: 4}         | closed | Off[]               | schedule",
                "activation: Session, scale: {fixed: 0}         | open   | Exactly[pods=0]     | schedule",
                "activation: Session, scale: {min: 3, cpu: 50}  | open   | Auto[min=3, max=20] | schedule",
                "activation: Session, scale: {min: 3, cpu: 50}  | closed | Off[]               | schedule",
                "activation: Session, scale: {min: 3}           | open   | Exactly[pods=3]     | schedule",
            })
    void anAiComponentHasPodsAsItsActivationAndTheMarketSay(
            String fields, String market, String goal, String decidedBy) {
        var world =
                World.of(
                        switch (market) {
                            case "open", "forced-closed" -> OPEN;
                            case "unknown" -> UNKNOWN;
                            default -> CLOSED;
                        },
                        cluster("{name: a, type: AI, roles: [Trading, Learning], " + fields + "}"));
        if (!market.equals("missing")) {
            world.add("{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS]}}");
        }
        if (market.startsWith("forced")) {
            world.add(
                    "{kind: ScheduleOverride, metadata: {name: o}, spec: {schedule: {name: s}, effect: "
                            + (market.equals("forced-open") ? "Open" : "Closed")
                            + ", from: '2026-07-01T10:00:00Z', until: '2026-07-02T10:00:00Z', reason: x}}");
        }
        var component = world.plan().components().getFirst();
        assertThat(component.goal().toString()).isEqualTo(goal);
        assertThat(component.decidedBy().name()).isEqualTo(decidedBy);
        assertThat(component.active()).isEqualTo(!goal.equals("Off[]") && !goal.equals("Keep[]"));
        assertThat(component.floor()).isEqualTo(component.active() ? component.goal().first() : 0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "type: Frontend                             | Always",
                "type: Backend                              | Always",
                "type: Worker                               | Always",
                "type: Service                              | Always",
                "type: AI, roles: [Trading]                 | Session",
                "type: AI, roles: [Learning]                | OffSession",
                "type: AI, roles: [Chatbot]                 | OnDemand",
                "type: AI, roles: [Trading, Trading]        | Session",
                "type: AI, roles: [Trading, Learning]       | Always",
                "type: AI, roles: [Chatbot, Trading]        | Always",
                "type: AI, roles: [Trading], activation: Always | Always",
                "type: Backend, activation: OffSession      | OffSession"
            })
    void theActivationFollowsFromTypeAndRolesUnlessItIsGiven(String fields, String activation) {
        assertThat(plan(fields).activation().name()).isEqualTo(activation);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "type: Frontend                             | 2..10 cpu 70 memory 80",
                "type: Backend                              | 2..10 cpu 70 memory 80",
                "type: Service                              | 2..10 cpu 70 memory 80",
                "type: Worker                               | 1..10",
                "type: AI, roles: [Trading, Chatbot]        | 1..20",
                "type: Backend, scale: {}                   | 2..10 cpu 70 memory 80",
                "type: Backend, scale: {min: 1}             | 1..10 cpu 70 memory 80",
                "type: Backend, scale: {min: 30}            | 30..30 cpu 70 memory 80",
                "type: Backend, scale: {max: 1}             | 1..1 cpu 70 memory 80",
                "type: Backend, scale: {max: 50}            | 2..50 cpu 70 memory 80",
                "type: Backend, scale: {cpu: 50}            | 2..10 cpu 50",
                "type: Backend, scale: {memory: 50}         | 2..10 memory 50",
                "type: Backend, scale: {users: {perPod: 5}} | 2..10",
                "type: Worker, scale: {queue: {}}           | 1..10",
                "type: AI, roles: [Trading], scale: {cpu: 60, min: 2, max: 3} | 2..3 cpu 60",
                "type: AI, roles: [Trading], scale: {fixed: 7} | 7"
            })
    void theScaleIsThatOfTheTypeWhereItIsNotGiven(String fields, String sizing) {
        var text =
                switch (plan(fields).sizing()) {
                    case Sizing.FixedSize(int pods) -> String.valueOf(pods);
                    case Sizing.Range(int min, int max, var cpu, var memory) ->
                            min
                                    + ".."
                                    + max
                                    + (cpu.isPresent() ? " cpu " + cpu.getAsInt() : "")
                                    + (memory.isPresent() ? " memory " + memory.getAsInt() : "");
                };
        assertThat(text).isEqualTo(sizing);
    }

    @Test
    void usersCountForAiOnly() {
        assertThat(plan("type: AI, roles: [Trading]").usersPerPod()).isEqualTo(10);
        assertThat(plan("type: AI, roles: [Trading], scale: {users: {perPod: 25}}").usersPerPod())
                .isEqualTo(25);
        assertThat(plan("type: Frontend").usersPerPod()).isZero();
    }

    @Test
    void timesAndPortHaveDefaults() {
        var component = plan("type: Backend");
        assertThat(component.drain()).isEqualTo(Duration.ofMinutes(2));
        assertThat(component.scaleUpWindow()).isEqualTo(Duration.ofSeconds(30));
        assertThat(component.scaleDownWindow()).isEqualTo(Duration.ofMinutes(5));
        assertThat(component.port()).isEqualTo(8080);
    }

    @Test
    void timesAndPortAreTheUsersWhereGiven() {
        var component =
                plan(
                        "type: Backend, port: 99, drain: {deadline: 1h30m}, behavior: {scaleUpWindow: 0s, scaleDownWindow: 10m}");
        assertThat(component.drain()).isEqualTo(Duration.ofMinutes(90));
        assertThat(component.scaleUpWindow()).isZero();
        assertThat(component.scaleDownWindow()).isEqualTo(Duration.ofMinutes(10));
        assertThat(component.port()).isEqualTo(99);
    }

    @Test
    void theOrderOfRolesChangesNothing() {
        assertThat(plan("type: AI, roles: [Chatbot, Trading, Learning]").roles())
                .isEqualTo(plan("type: AI, roles: [Learning, Chatbot, Trading, Trading]").roles());
    }

    private static ComponentPlan plan(String fields) {
        return World.of(OPEN, cluster("{name: a, " + fields + "}")).plan().components().getFirst();
    }

    private static String cluster(String component) {
        return "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, components: ["
                + component
                + "]}}";
    }
}
