package dev.openbell.operator.marketcalendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.operator.testing.World;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionsTest {

    private static MarketCalendar house(String uid, String closure) {
        var world = new World();
        world.add(
                "{kind: MarketCalendar, metadata: {name: house}, spec: {extends: XNYS, closures: [{date: '"
                        + closure
                        + "', reason: Move}]}}");
        var calendar = world.calendars.getFirst();
        calendar.getMetadata().setUid(uid);
        return calendar;
    }

    private static List<ControllerRevision> kept(MarketCalendar... versions) {
        List<ControllerRevision> kept = new ArrayList<>();
        for (var version : versions) {
            var step = Revisions.next(version, "abc", kept, "openbell-system");
            step.create().ifPresent(kept::add);
            kept.removeAll(step.delete());
        }
        return kept;
    }

    @Test
    void theFirstRevisionKeepsTheSpecAndBelongsToTheCalendar() {
        var first = kept(house("u", "2026-07-01")).getFirst();
        assertThat(first.getRevision()).isEqualTo(1);
        assertThat(first.getMetadata().getNamespace()).isEqualTo("openbell-system");
        assertThat(first.getMetadata().getName()).isEqualTo("marketcalendar-house-1");
        assertThat(first.getMetadata().getAnnotations()).containsEntry(Revisions.DATA, "abc");
        assertThat(first.getMetadata().getOwnerReferences().getFirst().getUid()).isEqualTo("u");
        assertThat(Revisions.spec(first).toString())
                .isEqualTo(
                        "{\"closures\":[{\"date\":\"2026-07-01\",\"reason\":\"Move\"}],\"extends\":\"XNYS\"}");
    }

    @Test
    void anEqualSpecWritesNothing() {
        assertThat(kept(house("u", "2026-07-01"), house("u", "2026-07-01"))).hasSize(1);
    }

    @Test
    void goingBackIsANewRevision() {
        var kept =
                kept(house("u", "2026-07-01"), house("u", "2026-07-02"), house("u", "2026-07-01"));
        assertThat(kept).extracting(ControllerRevision::getRevision).containsExactly(1L, 2L, 3L);
        assertThat(Revisions.spec(kept.getLast())).isEqualTo(Revisions.spec(kept.getFirst()));
    }

    @Test
    void theOldestGoBeyondTheBound() {
        var versions = new MarketCalendar[13];
        for (int day = 0; day < versions.length; day++) {
            versions[day] = house("u", "2026-07-%02d".formatted(day + 1));
        }
        assertThat(kept(versions))
                .extracting(ControllerRevision::getRevision)
                .containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L);
    }

    @Test
    void aCalendarThatHadTheNameBeforeHasNoPartInTheHistory() {
        var before = kept(house("gone", "2026-07-01"));
        var step = Revisions.next(house("u", "2026-07-01"), "abc", before, "openbell-system");
        assertThat(step.create().orElseThrow().getRevision()).isEqualTo(1);
        assertThat(step.delete()).isEmpty();
    }
}
