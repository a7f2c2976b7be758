package dev.openbell.demo;

import dev.openbell.demo.scene.Bell;
import dev.openbell.demo.scene.Note;
import dev.openbell.demo.scene.Part;
import dev.openbell.demo.scene.Place;
import dev.openbell.demo.scene.Scene;
import dev.openbell.demo.scene.Settled;
import dev.openbell.demo.scene.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A desk on a day in 2026: opened before 12:00, closed at 12:00:30, opens again at 12:01:20. */
public final class Scenes {
    public static final Instant CLOSE = Instant.parse("2026-11-23T12:00:30Z");
    public static final Instant OPEN = Instant.parse("2026-11-23T12:01:20Z");
    public static final Place PLACE =
            new Place("a testbed, Kubernetes v1.37.1", "runs here, log: operator.log", "a test");

    private Scenes() {}

    /** Seven seconds before the first bell. */
    public static Scene trading() {
        return scene(
                CLOSE.minusSeconds(7),
                List.of(part("trading", "Session", 3, 3), part("learning", "OffSession", 0, 0)),
                List.of(start("trading", 3), start("learning", 0)),
                List.of(new Settled(CLOSE.minusSeconds(20), "trading", 3)));
    }

    /** Half a second after it: the new side has one of its two pods. */
    public static Scene handingOver() {
        return scene(
                CLOSE.plusMillis(500),
                List.of(part("trading", "Session", 0, 2), part("learning", "OffSession", 2, 1)),
                List.of(
                        start("trading", 3),
                        start("learning", 0),
                        write(CLOSE.plusMillis(12), "trading", 3, 0),
                        write(CLOSE.plusMillis(2_340), "learning", 0, 2)),
                List.of(new Settled(CLOSE.minusSeconds(20), "trading", 3)));
    }

    /** After both bells. */
    public static Scene over() {
        return scene(
                OPEN.plusSeconds(5),
                List.of(part("trading", "Session", 3, 3), part("learning", "OffSession", 0, 0)),
                List.of(
                        start("trading", 3),
                        start("learning", 0),
                        write(CLOSE.plusMillis(12), "trading", 3, 0),
                        write(CLOSE.plusMillis(2_340), "learning", 0, 2),
                        write(OPEN.minusSeconds(4), "trading", 0, 3),
                        write(OPEN.plusMillis(8), "learning", 2, 0)),
                List.of(
                        new Settled(CLOSE.minusSeconds(20), "trading", 3),
                        new Settled(CLOSE.plusSeconds(4), "learning", 2),
                        new Settled(OPEN.plusMillis(1_500), "trading", 3)));
    }

    static Part part(String name, String activation, int desired, int ready) {
        return new Part(name, activation, desired, ready);
    }

    private static Scene scene(
            Instant now, List<Part> switching, List<Write> writes, List<Settled> settled) {
        var parts = new ArrayList<Part>();
        parts.add(part("web", "Always", 1, 1));
        parts.addAll(switching);
        return new Scene(
                now,
                PLACE,
                List.of(new Bell(OPEN, true), new Bell(CLOSE, false)),
                parts,
                writes,
                settled,
                List.of(
                        new Note(
                                CLOSE.minusSeconds(19),
                                "Ready",
                                "All components are rolled out.")));
    }

    private static Write start(String part, int pods) {
        return new Write(CLOSE.minusSeconds(25), part, OptionalInt.empty(), pods);
    }

    private static Write write(Instant at, String part, int before, int after) {
        return new Write(at, part, OptionalInt.of(before), after);
    }
}
