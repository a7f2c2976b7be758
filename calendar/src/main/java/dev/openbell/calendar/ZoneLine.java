package dev.openbell.calendar;

import dev.openbell.calendar.zones.ZoneData;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules of a zone as two arrays: when its clocks change, and the offset from then on, up to the
 * year 2200. For those who ask for many local times around one instant: they look up the instant
 * once. Says what {@link LocalTimes} says. Fifteen kilobytes for each zone that windows use,
 * shared.
 */
final class ZoneLine {
    /** From here on ask {@link LocalTimes}. */
    static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    // A window lasts a day at most, and so does what the clocks ever skipped or repeated.
    private static final long NEAR = 2 * 86_400;

    // Clocks change a few times a year: within 48 days (2^22 seconds) once or not at all.
    private static final int SPELL_BITS = 22;

    private static final Map<ZoneId, ZoneLine> LINES = new ConcurrentHashMap<>();

    private final long[] changes;
    private final long[] offsets;
    private final short[] atSpell;

    private ZoneLine(ZoneRules rules) {
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        var next = rules.nextTransition(Instant.MIN);
        while (next != null && next.getInstant().isBefore(END)) {
            transitions.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        this.changes =
                transitions.stream().mapToLong(ZoneOffsetTransition::toEpochSecond).toArray();
        this.offsets = new long[changes.length + 1];
        offsets[0] = rules.getOffset(Instant.MIN).getTotalSeconds();
        for (int i = 0; i < changes.length; i++) {
            offsets[i + 1] = transitions.get(i).getOffsetAfter().getTotalSeconds();
        }
        this.atSpell = changes.length == 0 ? new short[0] : partsAtSpells(changes);
    }

    /** Of each 48 days from the first change to the last, the part in which they begin. */
    private static short[] partsAtSpells(long[] changes) {
        long first = changes[0];
        short[] parts = new short[(int) ((changes[changes.length - 1] - first) >> SPELL_BITS) + 1];
        int part = 0;
        for (int spell = 0; spell < parts.length; spell++) {
            while (part < changes.length && changes[part] <= first + ((long) spell << SPELL_BITS)) {
                part++;
            }
            parts[spell] = (short) part;
        }
        return parts;
    }

    static ZoneLine of(ZoneId zone) {
        return zone instanceof ZoneOffset
                ? new ZoneLine(zone.getRules())
                : LINES.computeIfAbsent(zone, z -> new ZoneLine(ZoneData.current().rules(z)));
    }

    /** The part between two changes that a second lies in. */
    int partAt(long second) {
        if (changes.length == 0 || second < changes[0]) {
            return 0;
        }
        int spell = (int) Math.min((second - changes[0]) >> SPELL_BITS, atSpell.length - 1);
        int part = atSpell[spell];
        while (part < changes.length && changes[part] <= second) {
            part++;
        }
        return part;
    }

    /** True when no clock changed, or will, near enough to touch a window of this instant. */
    boolean isCalm(long second, int part) {
        return second >= calmFrom(part) && second < calmUntil(part);
    }

    /** The first second of a part that is calm. */
    long calmFrom(int part) {
        return part == 0 ? Long.MIN_VALUE : changes[part - 1] + NEAR;
    }

    /** The first second of a part that no longer is. */
    long calmUntil(int part) {
        return part == changes.length ? Long.MAX_VALUE : changes[part] - NEAR;
    }

    /** What the clocks show, in seconds from 1970-01-01T00:00. */
    long local(long second, int part) {
        return second + offsets[part];
    }

    /**
     * The second at which the clocks show a local time. In a gap it is the change; of a time that
     * comes twice it is the first.
     *
     * @param near a part not far away, from which to look
     */
    long start(long local, int near) {
        int part = endingAfter(local, near);
        return part > 0 ? Math.max(local - offsets[part], changes[part - 1]) : local - offsets[0];
    }

    /** As {@link #start}, but the latest of a time that comes twice. */
    long end(long local, int near) {
        int part = endingAfter(local, near);
        while (part < changes.length && local >= changes[part] + offsets[part + 1]) {
            part++;
        }
        return part > 0 ? Math.max(local - offsets[part], changes[part - 1]) : local - offsets[0];
    }

    /** The first part in which the clocks have not yet passed a local time when it ends. */
    private int endingAfter(long local, int near) {
        int part = near;
        while (part > 0 && local < changes[part - 1] + offsets[part - 1]) {
            part--;
        }
        while (part < changes.length && local >= changes[part] + offsets[part]) {
            part++;
        }
        return part;
    }
}
