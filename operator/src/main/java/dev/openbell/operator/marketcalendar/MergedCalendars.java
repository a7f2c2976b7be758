package dev.openbell.operator.marketcalendar;

import dev.openbell.api.v1alpha1.MarketCalendar;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remembers the last merge, so that passes over many schedules, clusters and calendars share one
 * set of calendars, and with it their tables. Each controller has its own informer: while one is a
 * moment behind, a merge may be made once more.
 */
@Singleton
public class MergedCalendars {

    private record Version(String uid, long generation) {}

    private record Memory(Set<Version> of, Definitions.Merged merged) {}

    private volatile Memory memory = new Memory(Set.of(), Definitions.merge(List.of()));

    /** The merge of these objects. */
    public Definitions.Merged of(Collection<MarketCalendar> objects) {
        var versions =
                objects.stream()
                        .map(
                                o ->
                                        new Version(
                                                o.getMetadata().getUid(),
                                                o.getMetadata().getGeneration()))
                        .collect(Collectors.toUnmodifiableSet());
        var known = memory;
        return known.of().equals(versions) ? known.merged() : merged(versions, objects);
    }

    /** One thread merges, the others wait for what it made. */
    private synchronized Definitions.Merged merged(
            Set<Version> versions, Collection<MarketCalendar> objects) {
        var known = memory;
        if (!known.of().equals(versions)) {
            known = new Memory(versions, Definitions.merge(objects));
            memory = known;
        }
        return known.merged();
    }
}
