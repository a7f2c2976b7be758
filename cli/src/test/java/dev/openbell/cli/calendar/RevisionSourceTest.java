package dev.openbell.cli.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.MarketCalendarSpec;
import dev.openbell.cli.calendar.RevisionSource.History;
import dev.openbell.cli.platform.CliException;
import dev.openbell.operator.marketcalendar.Revisions;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionSourceTest {

    private static MarketCalendar house(String validThrough) {
        var calendar =
                Versions.version(
                        "house",
                        new MarketCalendarSpec(
                                "XNYS",
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                validThrough));
        calendar.getMetadata().setUid("u");
        return calendar;
    }

    private static History history(String now, String... specs) {
        var kept = new ArrayList<ControllerRevision>();
        for (var spec : specs) {
            Revisions.next(house(spec), "abc", kept, "openbell-system")
                    .create()
                    .ifPresent(kept::add);
        }
        return new History(house(now), kept);
    }

    @Test
    void theSpecOfARevisionComesBackAsItWas() {
        var history = history("2027-12-31", "2026-12-31", "2027-12-31");
        assertThat(history.version(1).getSpec()).isEqualTo(house("2026-12-31").getSpec());
        assertThat(history.version(1).getMetadata().getName()).isEqualTo("house");
    }

    @Test
    void theNewestOfEqualRevisionsIsInUse() {
        assertThat(history("2026-12-31", "2026-12-31", "2027-12-31", "2026-12-31").inUse())
                .isEqualTo(3);
        assertThat(history("2028-12-31", "2026-12-31").inUse()).isZero();
    }

    @Test
    void aRevisionThatIsNotThereIsToldWithThoseThatAre() {
        assertThatThrownBy(() -> history("2026-12-31", "2026-12-31", "2027-12-31").version(7))
                .isInstanceOf(CliException.class)
                .hasMessage("MarketCalendar \"house\" has no revision 7; there are 1, 2.");
        assertThatThrownBy(() -> history("2026-12-31").version(1))
                .hasMessage("MarketCalendar \"house\" has no revision 1; there is none.");
    }
}
