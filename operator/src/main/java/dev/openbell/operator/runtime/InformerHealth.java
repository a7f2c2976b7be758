package dev.openbell.operator.runtime;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Remembers informers that ended with an error. */
@Singleton
public class InformerHealth {

    private final Set<String> stopped = new ConcurrentSkipListSet<>();

    /** Remembers that the informer of a kind has ended. */
    public void stopped(String kind) {
        stopped.add(kind);
    }

    /** Kinds whose informer has ended; empty while all live. */
    public Set<String> stopped() {
        return Set.copyOf(stopped);
    }
}
