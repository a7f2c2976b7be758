package dev.openbell.demo.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads flips out of what was seen. */
public final class Flips {
    private Flips() {}

    /**
     * The flips of all bells that have rung, by time. One whose writes are missing has no hands.
     */
    public static List<Flip> of(Scene scene) {
        return scene.rung().stream().map(bell -> flip(bell, scene)).toList();
    }

    /** Sides that have worked with all their pods, in order: Trading, Learning, Trading. */
    public static List<String> shown(Scene scene) {
        var sides = new ArrayList<String>();
        for (var settled : scene.settled()) {
            var side = Part.title(settled.part());
            var isSwitching = scene.switching().stream().anyMatch(p -> p.title().equals(side));
            if (isSwitching && (sides.isEmpty() || !sides.getLast().equals(side))) {
                sides.add(side);
            }
        }
        return List.copyOf(sides);
    }

    private static Flip flip(Bell bell, Scene scene) {
        var hands =
                scene.switching().stream()
                        .flatMap(part -> hand(bell, part, scene).stream())
                        .toList();
        var settled =
                hands.stream()
                        .filter(hand -> hand.after() > 0)
                        .flatMap(hand -> settled(bell, hand, scene))
                        .max(Duration::compareTo);
        return new Flip(bell, hands, settled);
    }

    /**
     * The component's write that belongs to the bell: in its direction, and nearer than to others.
     */
    private static Optional<Flip.Hand> hand(Bell bell, Part part, Scene scene) {
        var comes = part.worksWhenOpen() == bell.opens();
        return scene.writes().stream()
                .filter(write -> write.part().equals(part.name()))
                .filter(write -> write.before().isPresent())
                .filter(write -> comes ? isStart(write) : isEnd(write))
                .filter(write -> nearest(write.at(), bell, scene).equals(bell))
                .findFirst()
                .map(
                        write ->
                                new Flip.Hand(
                                        part.name(),
                                        write.before().orElse(0),
                                        write.after(),
                                        Duration.between(bell.at(), write.at())));
    }

    private static boolean isStart(Write write) {
        return write.before().orElse(0) == 0 && write.after() > 0;
    }

    private static boolean isEnd(Write write) {
        return write.before().orElse(0) > 0 && write.after() == 0;
    }

    /** Among the bells of the same kind. */
    private static Bell nearest(Instant at, Bell like, Scene scene) {
        return scene.bells().stream()
                .filter(bell -> bell.opens() == like.opens())
                .min((a, b) -> distance(at, a).compareTo(distance(at, b)))
                .orElse(like);
    }

    private static Duration distance(Instant at, Bell bell) {
        return Duration.between(at, bell.at()).abs();
    }

    private static Stream<Duration> settled(Bell bell, Flip.Hand hand, Scene scene) {
        var written = bell.at().plus(hand.lateness());
        return scene.settled().stream()
                .filter(s -> s.part().equals(hand.part()) && !s.at().isBefore(written))
                .limit(1)
                .map(s -> Duration.between(bell.at(), s.at()));
    }
}
