package dev.openbell.calendar.zones;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** One compiled zone, as RFC 9636 has it (TZif, version 2 or later). */
final class CompiledZone {
    private static final int MAGIC = 0x545A6966; // TZif
    private static final int HEADER = 44;
    private static final int COUNTS = 20;

    /** Transitions before this are of no use, and java.time would refuse some of them. */
    private static final long EARLIEST =
            LocalDateTime.of(1800, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);

    private CompiledZone() {}

    /** How many of each the block after a header has. */
    private record Counts(
            int utcFlags,
            int standardFlags,
            int leaps,
            int transitions,
            int types,
            int characters) {

        static Counts of(ByteBuffer header) {
            int at = header.position() + COUNTS;
            return new Counts(
                    header.getInt(at),
                    header.getInt(at + 4),
                    header.getInt(at + 8),
                    header.getInt(at + 12),
                    header.getInt(at + 16),
                    header.getInt(at + 20));
        }

        int bytes(int timeBytes) {
            return transitions * (timeBytes + 1)
                    + types * 6
                    + characters
                    + leaps * (timeBytes + 4)
                    + standardFlags
                    + utcFlags;
        }
    }

    static boolean isOne(byte[] content) {
        return content.length > 2 * HEADER && ByteBuffer.wrap(content).getInt() == MAGIC;
    }

    /**
     * The rules of a zone.
     *
     * @throws IllegalArgumentException when the content is none
     */
    static ZoneRules rules(String name, byte[] content) {
        try {
            return rules(ByteBuffer.wrap(content));
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException(
                    "The compiled time zone " + name + " cannot be read", broken);
        }
    }

    private static ZoneRules rules(ByteBuffer in) {
        // The first block has times of 32 bits and is there for old readers only.
        in.position(HEADER + Counts.of(in).bytes(4));
        Counts counts = Counts.of(in);
        int times = in.position() + HEADER;
        int kinds = times + counts.transitions() * 8;
        int types = kinds + counts.transitions();

        ZoneOffset first = offset(in, types, 0);
        ZoneOffset before = first;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        for (int i = 0; i < counts.transitions(); i++) {
            ZoneOffset after = offset(in, types, Byte.toUnsignedInt(in.get(kinds + i)));
            long at = in.getLong(times + i * 8);
            if (at < EARLIEST) {
                first = after;
            } else if (!after.equals(before)) {
                transitions.add(transition(at, before, after));
            }
            before = after;
        }
        byte[] rest = new byte[in.limit() - times - counts.bytes(8)];
        in.get(times + counts.bytes(8), rest);
        long last = counts.transitions() == 0 ? EARLIEST : in.getLong(kinds - 8);
        transitions.addAll(
                FutureRule.parse(new String(rest, StandardCharsets.US_ASCII).strip())
                        .after(Instant.ofEpochSecond(last), before));
        // What part of an offset is summer time is of no use here, so all of it is standard time.
        return ZoneRules.of(first, first, List.of(), transitions, List.of());
    }

    private static ZoneOffset offset(ByteBuffer in, int types, int type) {
        return ZoneOffset.ofTotalSeconds(in.getInt(types + type * 6));
    }

    static ZoneOffsetTransition transition(long at, ZoneOffset before, ZoneOffset after) {
        return ZoneOffsetTransition.of(LocalDateTime.ofEpochSecond(at, 0, before), before, after);
    }
}
