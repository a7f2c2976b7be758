package dev.openbell.calendar.zones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneDataTest {
    private static final ZoneData SHIPPED = ZoneData.shipped();

    @Test
    void theVersionIsIanasAndNewerThanTheRuntimes() {
        assertThat(SHIPPED.version()).matches("20[0-9]{2}[a-z]+").isGreaterThanOrEqualTo("2026f");
    }

    @Test
    void everyZoneOfTheRuntimeIsThere() {
        var missing = new TreeSet<>(ZoneId.getAvailableZoneIds());
        missing.removeIf(name -> SHIPPED.zone(name).isPresent());
        // Names of the runtime's own, from before the database.
        assertThat(missing).allMatch(name -> name.startsWith("SystemV/"));
    }

    @Test
    void whatDidNotChangeSinceTheRuntimeIsTheSameForCenturies() {
        for (String name :
                new String[] {
                    "America/New_York",
                    "Europe/London",
                    "Europe/Dublin",
                    "Asia/Tokyo",
                    "Asia/Hong_Kong",
                    "Asia/Kolkata",
                    "Australia/Lord_Howe",
                    "Asia/Jerusalem",
                    "America/Santiago",
                    "Antarctica/Troll",
                    "Pacific/Apia"
                }) {
            ZoneId zone = ZoneId.of(name);
            var ours = SHIPPED.rules(zone);
            var theirs = zone.getRules();
            for (Instant t = Instant.parse("1950-01-01T00:30:00Z");
                    t.isBefore(Instant.parse("2199-01-01T00:00:00Z"));
                    t = t.plusSeconds(6 * 3600)) {
                if (!ours.getOffset(t).equals(theirs.getOffset(t))) {
                    assertThat(ours.getOffset(t))
                            .as("%s at %s", name, t)
                            .isEqualTo(theirs.getOffset(t));
                }
            }
        }
    }

    @Test
    void britishColumbiaKeepsSummerTimeSince2026() {
        var vancouver = SHIPPED.rules(ZoneId.of("America/Vancouver"));
        assertThat(vancouver.getOffset(LocalDateTime.of(2026, 12, 1, 12, 0)))
                .isEqualTo(ZoneOffset.ofHours(-7));
    }

    @Test
    void aFixedOffsetIsNoZoneButHasItsRules() {
        assertThat(SHIPPED.zone("+02:00")).isEmpty();
        assertThat(SHIPPED.zone("GMT+2")).isEmpty();
        assertThat(SHIPPED.zone("Mars/Olympus_Mons")).isEmpty();
        assertThat(SHIPPED.rules(ZoneOffset.ofHours(2)).isFixedOffset()).isTrue();
    }

    @Test
    void aZipOfAPlatformTakesThePlaceOfTheShippedOne(@TempDir Path folder) throws IOException {
        var zip = folder.resolve("zones.zip");
        byte[] moved = compiled("XYZ-3");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "zoneinfo/tzdata.zi", "# version 2031c\n".getBytes());
            put(out, "zoneinfo/Europe/Paris", moved);
        }
        var data = ZoneData.of(zip);
        assertThat(data.version()).isEqualTo("2031c");
        assertThat(data.rules(ZoneId.of("Europe/Paris")).getOffset(Instant.EPOCH))
                .isEqualTo(ZoneOffset.ofHours(3));
        // A zone that it has not keeps the runtime's rules, but is not offered.
        assertThat(data.zone("Europe/London")).isEmpty();
        assertThat(data.rules(ZoneId.of("Europe/London")))
                .isEqualTo(ZoneId.of("Europe/London").getRules());
    }

    @Test
    void whatIsNoDatabaseIsRefusedWithASentence(@TempDir Path folder) throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneData.of(folder.resolve("none.zip")))
                .withMessageStartingWith("OPENBELL_ZONE_DATA: ")
                .withMessageContaining("cannot be read");
        var text = Files.writeString(folder.resolve("text.zip"), "no zip");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneData.of(text))
                .withMessageContaining("tools/zone-data makes one");
        var broken = folder.resolve("broken.zip");
        byte[] cut = compiled("XYZ-3");
        cut[cut.length - 3] = '?';
        try (var out = new ZipOutputStream(Files.newOutputStream(broken))) {
            put(out, "zoneinfo/tzdata.zi", "# version 2031c\n".getBytes());
            put(out, "zoneinfo/Europe/Paris", cut);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneData.of(broken).rules(ZoneId.of("Europe/Paris")))
                .withMessageContaining("Europe/Paris");
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
    }

    /** A compiled zone without a listed transition: two headers, one type, and the rule. */
    private static byte[] compiled(String rule) {
        var out = java.nio.ByteBuffer.allocate(2 * (44 + 6 + 4) + rule.length() + 2);
        for (int block = 0; block < 2; block++) {
            out.put("TZif2".getBytes()).put(new byte[15]);
            out.putInt(0).putInt(0).putInt(0).putInt(0).putInt(1).putInt(4);
            out.putInt(3 * 3600).put((byte) 0).put((byte) 0).put(new byte[] {'X', 'Y', 'Z', 0});
        }
        return out.put(("\n" + rule + "\n").getBytes()).array();
    }
}
