package dev.openbell.operator.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An informer's store that keeps of each object only what is looked at, so that memory grows with
 * clusters and not with what others write into their objects.
 */
public final class PrunedStore<T extends HasMetadata> implements ItemStore<T> {

    private final Map<String, T> items = new ConcurrentHashMap<>();
    private final Consumer<T> prune;

    /**
     * A store.
     *
     * @param prune takes out of an object what nobody looks at
     */
    public PrunedStore(Consumer<T> prune) {
        this.prune = prune;
    }

    /** Takes out what concerns nobody: who owns which field. */
    public static void withoutManagedFields(HasMetadata object) {
        object.getMetadata().setManagedFields(null);
    }

    @Override
    public String getKey(T object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }

    @Override
    public @Nullable T put(String key, T object) {
        withoutManagedFields(object);
        prune.accept(object);
        Compact.compact(object);
        return items.put(key, object);
    }

    @Override
    public @Nullable T remove(String key) {
        return items.remove(key);
    }

    @Override
    public Stream<String> keySet() {
        return items.keySet().stream();
    }

    @Override
    public Stream<T> values() {
        return items.values().stream();
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public @Nullable T get(String key) {
        return items.get(key);
    }
}
