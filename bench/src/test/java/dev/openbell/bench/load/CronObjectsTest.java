package dev.openbell.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CronObjectsTest {

    private static final Instant BELL = Instant.parse("2026-11-20T23:05:00Z");

    @Test
    void aBellIsAMinuteOfEveryDay() {
        assertThat(CronObjects.daily(BELL)).isEqualTo("5 23 * * *");
    }

    @Test
    void theWindowMayEndOnTheNextDay() {
        var desk = CronObjects.scaledObject("desk-0000", 10, BELL);
        assertThat((Object) desk.get("spec", "triggers", 0, "metadata", "start"))
                .isEqualTo("5 23 * * *");
        assertThat((Object) desk.get("spec", "triggers", 0, "metadata", "end"))
                .isEqualTo("5 1 * * *");
    }

    @Test
    void theUsualLimitOfReplicasIsRaisedOnlyForMore() {
        assertThat((Object) CronObjects.scaledObject("a", 10, BELL).get("spec", "maxReplicaCount"))
                .isEqualTo(100);
        assertThat((Object) CronObjects.scaledObject("a", 250, BELL).get("spec", "maxReplicaCount"))
                .isEqualTo(250);
    }
}
