package dev.openbell.operator.runtime;

import dev.openbell.operator.bell.BellEngine;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one bell engine of the process: it raises a reconcile event for the object whose time has
 * come.
 */
@Singleton
public class Bells {

    /** An object of one kind; by its uid, so that one of the same name later is another. */
    private record Key(String kind, String uid, ResourceID id) {
        static Key of(HasMetadata object) {
            return new Key(
                    object.getClass().getSimpleName(),
                    object.getMetadata().getUid(),
                    ResourceID.fromResource(object));
        }
    }

    /** Bells as events; an object that is deleted is forgotten. */
    private final class Source<P extends HasMetadata> extends SimpleInboundEventSource<P>
            implements ResourceEventAware<P> {

        Source() {
            super("bells");
        }

        @Override
        public void onResourceDeleted(P object) {
            var key = Key.of(object);
            engine.plan(key, Optional.empty());
            firsts.remove(key);
        }
    }

    private final Map<String, SimpleInboundEventSource<?>> sources = new ConcurrentHashMap<>();
    private final Map<Key, Instant> firsts = new ConcurrentHashMap<>();
    private final BellEngine<Key> engine;

    @Inject
    Bells(Clock clock) {
        this.engine = new BellEngine<>(clock, this::ring);
    }

    /** The event source of a kind's bells. */
    public <P extends HasMetadata> SimpleInboundEventSource<P> source(Class<P> kind) {
        var source = new Source<P>();
        sources.put(kind.getSimpleName(), source);
        return source;
    }

    /** Plans the object's next pass; empty: only events bring one. */
    public void plan(HasMetadata object, Optional<Instant> at) {
        engine.plan(Key.of(object), at);
    }

    /**
     * What was given at the first call of this process for the object. Kept here, where deleted
     * objects are forgotten.
     */
    public Instant first(HasMetadata object, Instant at) {
        return Objects.requireNonNullElse(firsts.putIfAbsent(Key.of(object), at), at);
    }

    /** When the engine last looked at its clock. */
    public Instant lastLook() {
        return engine.lastLook();
    }

    /** When the next pass is planned; empty: none is. */
    public Optional<Instant> next() {
        return engine.next();
    }

    /** How many passes are planned. */
    public int planned() {
        return engine.planned();
    }

    @PreDestroy
    void close() {
        engine.close();
    }

    private void ring(Key key) {
        var source = sources.get(key.kind());
        if (source != null) {
            source.propagateEvent(key.id());
        }
    }
}
