package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.calendar.zones.ZoneData;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Windows around every change of the clocks of every zone, against Python's arithmetic. */
class ZoneReferenceTest {

    /** Zones of the database whose clocks change between 2024 and 2037. */
    private static final int CHANGING_ZONES = 190;

    @Test
    void windowsAroundEveryChangeFrom2024To2037AreAsPythonHasThem() {
        var zones = new HashSet<String>();
        var wrong = new ArrayList<String>();
        for (String[] row : References.rows("windows")) {
            ZoneId zone = ZoneData.current().zone(row[0]).orElseThrow();
            var ours =
                    LocalWindow.of(LocalDateTime.parse(row[2]), LocalDateTime.parse(row[3]), zone);
            if (!ours.equals(new LocalWindow(Instant.parse(row[4]), Instant.parse(row[5])))) {
                wrong.add(String.join(",", row) + " is here " + ours);
            }
            zones.add(row[0]);
        }
        assertThat(wrong).isEmpty();
        assertThat(zones).hasSizeGreaterThan(CHANGING_ZONES);
    }
}
