package dev.openbell.operator.testing;

import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.apply.Difference;
import dev.openbell.operator.cluster.apply.Difference.Write;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an API server would hold after writes, in as much as the difference looks at it: objects
 * with an identity, a version and the replicas that were written. No conflicts, no defaults: those
 * are the control plane tests' business.
 */
public final class ApiServer {

    private final Map<Child, HasMetadata> objects = new HashMap<>();
    private long version = 100;

    public void carryOut(List<Write> writes) {
        for (var write : writes) {
            switch (write) {
                case Write.Create(var object) -> store(object, null);
                case Write.CreateScaled(var object, int replicas) -> store(object, replicas);
                case Write.Update(var object) -> store(object, replicas(write.child()));
                case Write.Announce(var object) -> store(object, null);
                case Write.Handover(var object, int replicas) -> store(object, replicas);
                case Write.ScaleTo(var child, var uid, int replicas, int present) -> {
                    var deployment = (Deployment) objects.get(child);
                    deployment.getSpec().setReplicas(replicas);
                    deployment.getMetadata().setResourceVersion(String.valueOf(++version));
                }
                case Write.Delete(var object) -> objects.remove(Child.of(object));
            }
        }
    }

    /** A change by somebody else: the version moves. */
    public void changed(Child child) {
        objects.get(child).getMetadata().setResourceVersion(String.valueOf(++version));
    }

    public Map<Child, HasMetadata> objects() {
        var sorted = new TreeMap<Child, HasMetadata>(Comparator.comparing(Child::toString));
        sorted.putAll(objects);
        return sorted;
    }

    public HasMetadata get(String kind, String name) {
        return objects.get(new Child(kind, name));
    }

    public void put(HasMetadata object) {
        objects.put(Child.of(object), object);
    }

    private Integer replicas(Child child) {
        return objects.get(child) instanceof Deployment deployment
                ? deployment.getSpec().getReplicas()
                : null;
    }

    private void store(HasMetadata object, Integer replicas) {
        var stored = Serialization.clone(object);
        stored.getMetadata().setUid("uid-of-" + Child.of(object));
        stored.getMetadata().setResourceVersion(String.valueOf(++version));
        if (stored instanceof Deployment deployment && replicas != null) {
            deployment.getSpec().setReplicas(replicas);
            deployment.getMetadata().getAnnotations().remove(Difference.HANDOVER);
        }
        objects.put(Child.of(object), stored);
    }
}
