package dev.openbell.calendar;

import dev.openbell.calendar.WindowScan.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weekly windows: open while any of them is, so that windows that touch do not dip. Windows of one
 * zone without pulse are one line; a pulse is a line of its own. What they say is asked of the
 * lines, and why of a scan.
 */
final class WindowSource implements SessionSource {
    private final WindowScan scan;
    private final SessionSource states;

    WindowSource(List<WeeklyWindow> windows) {
        this.scan = new WindowScan(windows.stream().map(Named::of).toList());
        Map<ZoneLine, List<Named>> plain = new LinkedHashMap<>();
        List<SessionSource> lines = new ArrayList<>();
        for (Named named : scan.windows()) {
            if (named.window().pulse().isEmpty()) {
                plain.computeIfAbsent(named.zone(), z -> new ArrayList<>()).add(named);
            }
        }
        plain.forEach((zone, group) -> lines.add(new WeekLine(zone, new WindowScan(group))));
        for (Named named : scan.windows()) {
            named.window().pulse().ifPresent(p -> lines.add(new PulsedWindow(named, p)));
        }
        this.states = lines.size() == 1 ? lines.getFirst() : new CombinedSource(lines, Combine.Any);
    }

    @Override
    public Stretch at(Instant t) {
        return scan.at(t);
    }

    @Override
    public SessionState stateAt(Instant t) {
        return states.stateAt(t);
    }

    @Override
    public Optional<Instant> changeAfter(Instant t, Instant limit) {
        return states.changeAfter(t, limit);
    }

    @Override
    public Optional<Instant> changeUpTo(Instant t, Instant limit) {
        return states.changeUpTo(t, limit);
    }
}
