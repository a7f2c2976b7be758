package dev.openbell.demo.scene;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a bell brought.
 *
 * @param hands what each switching component did, in their order
 * @param settled from the bell until all pods of the incoming side were Ready; empty until then
 */
public record Flip(Bell bell, List<Hand> hands, Optional<Duration> settled) {

    /**
     * One component's write for the bell.
     *
     * @param lateness of the write after the bell; negative when it came ahead, to warm pods
     */
    public record Hand(String part, int before, int after, Duration lateness) {}

    public Flip {
        hands = List.copyOf(hands);
    }

    /** The name of the side that comes. */
    public Optional<String> incoming() {
        return hands.stream().filter(h -> h.after() > 0).map(h -> Part.title(h.part())).findFirst();
    }
}
