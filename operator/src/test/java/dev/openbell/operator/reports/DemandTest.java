package dev.openbell.operator.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbell.contract.Report;
import dev.openbell.operator.reports.Demand.Promise;
import dev.openbell.operator.reports.Heard.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandTest {

    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final Promise TEN = new Promise(10, 0);

    @ParameterizedTest(name = "{0} users, {1} waiting, headroom {2}, {3} a pod: {4} pods")
    @CsvSource({
        "0, 0, 0, 10, 0",
        "1, 0, 0, 10, 1",
        "10, 0, 0, 10, 1",
        "10, 1, 0, 10, 2",
        "11, 0, 0, 10, 2",
        "200, 0, 0, 10, 20",
        "200, 0, 2, 10, 21",
        "18, 0, 2, 10, 2",
        "19, 0, 2, 10, 3",
        "0, 3, 0, 10, 1",
        "7, 0, 0, 1, 7"
    })
    void usersShareAsFewPodsAsHoldThem(int users, int waiting, int headroom, int perPod, int pods) {
        var heard = new ArrayList<Heard>();
        for (int left = users, i = 0; left > 0; left -= perPod, i++) {
            heard.add(answered("p" + i, Math.min(left, perPod), NOW));
        }
        var demand = Demand.of(new Promise(perPod, headroom), heard, waiting, 0, NOW);
        assertThat(demand.pods()).isEqualTo(pods);
        assertThat(demand.users()).isEqualTo(users);
    }

    @Test
    void aReportThatIsLateLetsNobodyGo() {
        var fresh = answered("a", 2, NOW.minus(Demand.STALE));
        var late = answered("b", 2, NOW.minus(Demand.STALE).minusMillis(1));
        assertThat(Demand.of(TEN, List.of(fresh), 0, 3, NOW).pods()).isEqualTo(1);
        var demand = Demand.of(TEN, List.of(fresh, late), 0, 3, NOW);
        assertThat(demand.pods()).isEqualTo(3);
        assertThat(demand.unheard()).containsExactly("b");
        assertThat(demand.users()).isEqualTo(4);
    }

    @Test
    void whoIsNotHeardDoesNotKeepOthersFromComing() {
        var never = Heard.nothing("a", true).silent(Silence.NoAnswer);
        assertThat(Demand.of(TEN, List.of(never), 45, 3, NOW).pods()).isEqualTo(5);
    }

    @Test
    void aPodThatIsNotReadyIsNotWaitedFor() {
        var starting = Heard.nothing("b", false);
        var demand = Demand.of(TEN, List.of(answered("a", 4, NOW), starting), 0, 2, NOW);
        assertThat(demand.pods()).isEqualTo(1);
        assertThat(demand.unheard()).isEmpty();
    }

    @Test
    void aPodThatClaimsMoreThanItMayHoldIsFull() {
        var demand =
                Demand.of(
                        TEN,
                        List.of(answered("liar", 99_999, NOW), answered("b", 3, NOW)),
                        0,
                        2,
                        NOW);
        assertThat(demand.users()).isEqualTo(13);
        assertThat(demand.pods()).isEqualTo(2);
    }

    @Test
    void anImageWithoutTheContractIsToldAndHoldsNothingUp() {
        var foreign = Heard.nothing("a", true).silent(Silence.NotImplemented);
        var demand = Demand.of(TEN, List.of(foreign), 0, 4, NOW);
        assertThat(demand.implemented()).isFalse();
        assertThat(demand.unheard()).isEmpty();
        // A pod that once reported and now says 404 is one that is not heard.
        var broken = answered("b", 3, NOW.minusSeconds(60)).silent(Silence.NotImplemented);
        assertThat(Demand.of(TEN, List.of(broken), 0, 4, NOW).pods()).isEqualTo(4);
        assertThat(Demand.of(TEN, List.of(broken), 0, 4, NOW).implemented()).isTrue();
    }

    @Test
    void promisesThatCannotBeKeptAreRefused() {
        assertThatThrownBy(() -> new Promise(0, 0)).hasMessageContaining("perPod: at least 1");
        assertThatThrownBy(() -> new Promise(1, -1)).hasMessageContaining("headroom: at least 0");
    }

    /** With three of ten reports lost, of any pods, the number never falls below what it was. */
    @Property(tries = 300)
    void lostReportsNeverLetPodsGo(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 10) Integer> users,
            @ForAll @IntRange(max = 29) int lost,
            @ForAll @IntRange(max = 40) int present) {
        var heard = new ArrayList<Heard>();
        for (int i = 0; i < users.size(); i++) {
            heard.add(
                    i == lost
                            ? answered("p" + i, users.get(i), NOW.minusSeconds(31))
                                    .silent(Silence.NoAnswer)
                            : answered("p" + i, users.get(i), NOW));
        }
        int pods = Demand.of(TEN, heard, 0, present, NOW).pods();
        int sum = users.stream().mapToInt(Integer::intValue).sum();
        int asked = (sum + 9) / 10;
        assertThat(pods).isEqualTo(lost < users.size() ? Math.max(asked, present) : asked);
    }

    private static Heard answered(String pod, int users, Instant at) {
        return Heard.nothing(pod, true)
                .answered(
                        new Report(users, users, null, Map.of(), null, 0, false, 0, Map.of()), at);
    }
}
