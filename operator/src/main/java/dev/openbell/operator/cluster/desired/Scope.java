package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.api.v1alpha1.ComponentType;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What every kind needs to know: the plan, the settings, names and metadata. */
record Scope(ClusterPlan plan, Settings settings) {

    static final String HTTP = "http";
    static final String MANAGEMENT = "management";
    static final int MANAGEMENT_PORT = 9000;

    String cluster() {
        return plan.cluster().name();
    }

    AIServiceClusterSpec spec() {
        return plan.cluster().spec();
    }

    String name(ComponentPlan component) {
        return name(component.name());
    }

    String name(String part) {
        return Names.child(cluster(), part, Names.LABEL);
    }

    /** Metadata of an object of the whole cluster. */
    ObjectMeta meta(String name) {
        return meta(name, Labels.of(cluster()));
    }

    /** Metadata of an object of one component; it has the component's name. */
    ObjectMeta meta(ComponentPlan component) {
        return meta(name(component), Labels.of(cluster(), component.name()));
    }

    ObjectMeta meta(String name, Map<String, String> labels) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(plan.cluster().namespace())
                .withLabels(labels)
                .withOwnerReferences(
                        new OwnerReferenceBuilder()
                                .withApiVersion("openbell.dev/v1alpha1")
                                .withKind("AIServiceCluster")
                                .withName(cluster())
                                .withUid(plan.cluster().uid())
                                .withController(true)
                                .build())
                .build();
    }

    /** The image of a component: the user's, else the default of its type. */
    String image(ComponentPlan component) {
        return Optional.ofNullable(component.spec().image())
                .orElseGet(() -> settings.images().getOrDefault(component.type(), ""));
    }

    /** The first component of that type. */
    Optional<ComponentPlan> first(ComponentType type) {
        return all(type).findFirst();
    }

    Stream<ComponentPlan> all(ComponentType type) {
        return plan.components().stream().filter(c -> c.type() == type);
    }
}
