package dev.openbell.demo.scene;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that is known at one instant.
 *
 * @param bells by time, past ones and those to come
 * @param writes by time
 * @param settled by time
 * @param notes by time
 */
public record Scene(
        Instant now,
        Place place,
        List<Bell> bells,
        List<Part> parts,
        List<Write> writes,
        List<Settled> settled,
        List<Note> notes) {

    public Scene {
        bells = bells.stream().sorted(Comparator.comparing(Bell::at)).toList();
        parts = List.copyOf(parts);
        writes = writes.stream().sorted(Comparator.comparing(Write::at)).toList();
        settled = settled.stream().sorted(Comparator.comparing(Settled::at)).toList();
        notes = notes.stream().sorted(Comparator.comparing(Note::at)).toList();
    }

    public Optional<Bell> nextBell() {
        return bells.stream().filter(bell -> bell.at().isAfter(now)).findFirst();
    }

    public List<Bell> rung() {
        return bells.stream().filter(bell -> !bell.at().isAfter(now)).toList();
    }

    /** Components that come and go with the market. */
    public List<Part> switching() {
        return parts.stream().filter(Part::switches).toList();
    }

    /** Whether the schedule is open at an instant; empty when no bell tells. */
    public Optional<Boolean> openAt(Instant at) {
        Optional<Bell> before =
                bells.stream()
                        .filter(bell -> !bell.at().isAfter(at))
                        .reduce((earlier, later) -> later);
        return before.isPresent()
                ? before.map(Bell::opens)
                : bells.stream().findFirst().map(bell -> !bell.opens());
    }
}
