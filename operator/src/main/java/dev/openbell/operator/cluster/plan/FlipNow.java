package dev.openbell.operator.cluster.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * The hand-over that runs now.
 *
 * @param from what goes: a component, or an activation where several go
 * @param to what comes, in the same words
 * @param startedAt when it began: the start of warming, or the bell
 * @param deadline when the outgoing side goes, provided that the incoming one is Ready
 * @param held whether the outgoing side stays because the incoming one is late
 */
public record FlipNow(
        String from,
        String to,
        Step step,
        Instant startedAt,
        Optional<Instant> deadline,
        boolean held) {

    /** The steps, in their order. */
    public enum Step {
        /** Before the bell: the incoming side starts. */
        Warm,
        /** The bell has rung: the incoming side has the role, and is not yet Ready. */
        Switch,
        /** The incoming side is Ready; the outgoing one lets its sessions end. */
        Drain,
        /** The outgoing side goes. */
        Release
    }
}
