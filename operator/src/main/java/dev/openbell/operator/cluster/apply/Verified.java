package dev.openbell.operator.cluster.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects that were compared and found to hold all that is wanted, by uid and resource version. An
 * object carries the digest of what was wanted, so the same version needs no second comparison.
 */
public final class Verified {

    private final Map<String, String> versionByUid = new ConcurrentHashMap<>();

    boolean holds(HasMetadata object) {
        return object.getMetadata()
                .getResourceVersion()
                .equals(versionByUid.get(object.getMetadata().getUid()));
    }

    void remember(HasMetadata object) {
        versionByUid.put(object.getMetadata().getUid(), object.getMetadata().getResourceVersion());
    }

    /** The object is gone. */
    public void forget(HasMetadata object) {
        versionByUid.remove(object.getMetadata().getUid());
    }
}
