package dev.openbell.calendar;

import java.time.zone.ZoneRulesProvider;

/** The time zone database that the answers rest on. */
public final class ZoneData {
    private ZoneData() {}

    /**
     * Version of the IANA time zone database in use, such as {@code 2026a}. It is the one of the
     * Java runtime, or of the provider that serves UTC where another is installed.
     */
    public static String version() {
        return ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
    }
}
