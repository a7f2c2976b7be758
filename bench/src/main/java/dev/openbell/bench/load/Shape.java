package dev.openbell.bench.load;

import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.api.v1alpha1.Component;
import dev.openbell.api.v1alpha1.ComponentType;
import dev.openbell.api.v1alpha1.NameRef;
import dev.openbell.api.v1alpha1.Role;
import dev.openbell.api.v1alpha1.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each platform of a load looks like. */
public enum Shape {
    /** {@code samples/desk.yaml}: frontend, backend, trading, learning, a route and a policy. */
    DESK,
    /** One component, which trades in the session. */
    TRADING,
    /** Two components, of which one trades in the session and one learns outside it. */
    SPLIT;

    /** The components that a bell switches. */
    public List<String> switched() {
        return this == TRADING ? List.of("trading") : List.of("trading", "learning");
    }

    /** The spec of a shape that is not a sample's: all components with so many pods. */
    static AIServiceClusterSpec spec(Shape shape, String schedule, int replicas) {
        var components = new ArrayList<Component>();
        components.add(component("trading", Role.Trading, replicas));
        if (shape == SPLIT) {
            components.add(component("learning", Role.Learning, replicas));
        }
        return new AIServiceClusterSpec(
                new NameRef(schedule), null, null, components, null, List.of(), null, null, null);
    }

    private static Component component(String name, Role role, int replicas) {
        return new Component(
                name,
                ComponentType.AI,
                List.of(role),
                null,
                null,
                new Scale((long) replicas, null, null, null, null, null, null),
                null,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }
}
