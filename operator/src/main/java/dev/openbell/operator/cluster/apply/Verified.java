package dev.openbell.operator.cluster.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Objects that were compared and found to hold all that is wanted. An object carries the digest of
 * what was wanted, so the same object needs no second comparison, and what was compared need not be
 * kept in memory.
 */
public final class Verified {

    private final Map<String, Found> byUid = new ConcurrentHashMap<>();
    private final Consumer<HasMetadata> settle;

    /**
     * Nothing is verified yet.
     *
     * @param settle takes out of an object what need not be looked at again
     */
    public Verified(Consumer<HasMetadata> settle) {
        this.settle = settle;
    }

    /**
     * An object as it was found.
     *
     * @param generation stays the same when only status or metadata change; some kinds have none
     */
    private record Found(String digest, String version, @Nullable Long generation) {

        static Found of(HasMetadata object) {
            var metadata = object.getMetadata();
            return new Found(
                    Difference.digest(object).orElse(""),
                    metadata.getResourceVersion(),
                    metadata.getGeneration());
        }

        boolean hasSpecOf(Found other) {
            return digest.equals(other.digest)
                    && (version.equals(other.version)
                            || (generation != null && generation.equals(other.generation)));
        }
    }

    /** True when nothing of the object has changed since it was found to be as wanted. */
    boolean holds(HasMetadata object) {
        return Found.of(object).equals(byUid.get(object.getMetadata().getUid()));
    }

    /** True when at most metadata and status have changed since. */
    public boolean holdsSpec(HasMetadata object) {
        var found = byUid.get(object.getMetadata().getUid());
        return found != null && found.hasSpecOf(Found.of(object));
    }

    void remember(HasMetadata object) {
        byUid.put(Objects.requireNonNull(object.getMetadata().getUid()), Found.of(object));
        settle.accept(object);
    }

    /** The object is gone. */
    public void forget(HasMetadata object) {
        byUid.remove(object.getMetadata().getUid());
    }
}
