package dev.openbell.operator.cluster.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.openbell.operator.cluster.desired.Names;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.json.CanonicalJson;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What has to be written so that the children are as desired. Pure: the desired objects and what
 * the caches hold in, writes out.
 *
 * <p>A child is as desired when it carries the digest of the desired object (so nothing that left
 * the spec is still ours) and holds all desired values (so nobody changed one).
 */
public final class Difference {

    /** Annotation: digest of the desired object that was applied last. */
    public static final String APPLIED = "openbell.dev/applied";

    /** Annotation: the Deployment was created by the scale manager, who still owns all of it. */
    public static final String HANDOVER = "openbell.dev/handover";

    /** Annotation: digest of a Deployment's pod template; another one is a rollout. */
    public static final String TEMPLATE = "openbell.dev/template";

    private Difference() {}

    /** One write. */
    public sealed interface Write {
        Child child();

        /** The object does not exist yet. */
        record Create(HasMetadata object) implements Write {
            @Override
            public Child child() {
                return Child.of(object);
            }
        }

        /** A Deployment does not exist yet; it is born with its replicas. */
        record CreateScaled(Deployment object, int replicas) implements Write {
            @Override
            public Child child() {
                return Child.of(object);
            }
        }

        /** The object exists and differs. */
        record Update(HasMetadata object) implements Write {
            @Override
            public Child child() {
                return Child.of(object);
            }
        }

        /** A document by which pods act differs: as urgent as their number. */
        record Announce(HasMetadata object) implements Write {
            @Override
            public Child child() {
                return Child.of(object);
            }
        }

        /**
         * Only the number of pods differs.
         *
         * @param uid of the Deployment that is there
         */
        record ScaleTo(Child child, String uid, int replicas, int present) implements Write {}

        /**
         * The scale manager still owns all of a Deployment: the other manager applies the rest,
         * then the scale manager keeps the replicas only. In this order, since what nobody owns is
         * removed.
         */
        record Handover(Deployment object, int replicas) implements Write {
            @Override
            public Child child() {
                return Child.of(object);
            }
        }

        /** The object has left the spec. */
        record Delete(HasMetadata object) implements Write {
            @Override
            public Child child() {
                return Child.of(object);
            }
        }
    }

    /** Replicas to write, without a look at anything else: what a bell needs. */
    public static List<Write> scale(ClusterPlan plan, Map<Child, HasMetadata> actual) {
        var writes = new ArrayList<Write>();
        for (var component : plan.components()) {
            var child = deployment(plan, component);
            if (actual.get(child) instanceof Deployment deployment
                    && ownedBy(plan.cluster().uid(), deployment)) {
                component
                        .goal()
                        .write(replicas(deployment))
                        .ifPresent(
                                pods ->
                                        writes.add(
                                                new Write.ScaleTo(
                                                        child,
                                                        deployment.getMetadata().getUid(),
                                                        pods,
                                                        replicas(deployment))));
            }
        }
        return writes;
    }

    /**
     * The document to write, if it is there and says something else: what pods need to know of a
     * bell that nobody planned.
     */
    public static List<Write> announcement(
            Optional<? extends HasMetadata> document, Map<Child, HasMetadata> actual) {
        if (document.isEmpty()) {
            return List.of();
        }
        var object = withDigest(document.get());
        var there = actual.get(Child.of(object));
        if (there == null || digest(object).equals(digest(there))) {
            return List.of();
        }
        object.getMetadata().setUid(there.getMetadata().getUid());
        return List.of(new Write.Announce(object));
    }

    /** The side that comes: written first, so that never both sides of a flip are at zero. */
    public static List<Write> raises(List<Write> scale) {
        return scale.stream().filter(Difference::isRaise).toList();
    }

    /** The side that goes: written when the other one is. */
    public static List<Write> lowers(List<Write> scale) {
        return scale.stream().filter(write -> !isRaise(write)).toList();
    }

    private static boolean isRaise(Write write) {
        return write instanceof Write.ScaleTo scale && scale.replicas() > scale.present();
    }

    /** The Deployment of a component. */
    public static Child deployment(ClusterPlan plan, ComponentPlan component) {
        return new Child(
                "Deployment", Names.child(plan.cluster().name(), component.name(), Names.LABEL));
    }

    /**
     * Everything but replicas of Deployments that exist.
     *
     * @param actual all objects with our label that the caches hold for this cluster
     * @param verified remembers objects that were compared and found equal
     */
    public static List<Write> content(
            ClusterPlan plan,
            List<HasMetadata> desired,
            Map<Child, HasMetadata> actual,
            Verified verified) {
        var first = new HashMap<Child, Integer>();
        plan.components().forEach(c -> first.put(deployment(plan, c), c.goal().first()));
        var kept = kept(plan);
        var writes = new ArrayList<Write>();
        for (var bare : desired) {
            var object = withDigest(bare);
            var there = actual.get(Child.of(object));
            if (there == null) {
                writes.add(
                        object instanceof Deployment deployment
                                ? new Write.CreateScaled(
                                        deployment, first.getOrDefault(Child.of(deployment), 0))
                                : new Write.Create(object));
            } else if (isHandingOver(there) && object instanceof Deployment deployment) {
                deployment.getMetadata().setUid(there.getMetadata().getUid());
                writes.add(new Write.Handover(deployment, replicas((Deployment) there)));
            } else if (!kept.test(object) && differs(object, there, verified)) {
                object.getMetadata().setUid(there.getMetadata().getUid());
                writes.add(new Write.Update(object));
            }
        }
        writes.addAll(leftOver(plan, desired, actual.values()));
        return writes;
    }

    /** Writes of a pass, and the Deployments whose rollout waits. */
    public record Frozen(List<Write> now, List<Child> waiting) {}

    /** While a session is on, a Deployment that has pods keeps them: its rollout waits. */
    public static Frozen frozen(
            ClusterPlan plan, List<Write> writes, Map<Child, HasMetadata> actual) {
        if (!plan.frozen()) {
            return new Frozen(writes, List.of());
        }
        var waiting = writes.stream().filter(w -> isRollout(w, actual)).toList();
        return new Frozen(
                writes.stream().filter(w -> !waiting.contains(w)).toList(),
                waiting.stream().map(Write::child).toList());
    }

    private static boolean isRollout(Write write, Map<Child, HasMetadata> actual) {
        return write instanceof Write.Update(Deployment wanted)
                && actual.get(write.child()) instanceof Deployment there
                && replicas(there) > 0
                && template(there)
                        .filter(t -> !template(wanted).equals(Optional.of(t)))
                        .isPresent();
    }

    private static Optional<String> template(HasMetadata deployment) {
        return Optional.ofNullable(deployment.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(TEMPLATE));
    }

    /** True when the object's controller is the cluster with that uid. */
    public static boolean ownedBy(String uid, HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(o -> Boolean.TRUE.equals(o.getController()) && uid.equals(o.getUid()));
    }

    static int replicas(Deployment deployment) {
        return Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 0);
    }

    private static boolean isHandingOver(HasMetadata there) {
        var annotations = there.getMetadata().getAnnotations();
        return annotations != null && annotations.containsKey(HANDOVER);
    }

    private static List<Write> leftOver(
            ClusterPlan plan, List<HasMetadata> desired, Collection<HasMetadata> actual) {
        var wanted = new HashSet<Child>();
        desired.forEach(object -> wanted.add(Child.of(object)));
        var kept = kept(plan);
        return actual.stream()
                .filter(object -> !wanted.contains(Child.of(object)))
                .filter(object -> ownedBy(plan.cluster().uid(), object))
                .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
                .filter(object -> !kept.test(object))
                .<Write>map(Write.Delete::new)
                .toList();
    }

    /** What a dangling reference would have said is not known, so what it made stays. */
    private static Predicate<HasMetadata> kept(ClusterPlan plan) {
        var cluster = plan.cluster();
        var timetable = Names.child(cluster.name(), "timetable", Names.LABEL);
        var policy = Names.child(cluster.name(), "policy", Names.LABEL);
        var ai = Names.child(cluster.name(), "ai", Names.LABEL);
        return object -> {
            var name = object.getMetadata().getName();
            return switch (object.getKind()) {
                case "CronJob" -> cluster.schedule().dangles();
                case "ConfigMap" ->
                        (cluster.schedule().dangles() && name.equals(timetable))
                                || (cluster.policy().dangles() && name.equals(policy));
                case "NetworkPolicy" -> cluster.policy().dangles() && name.equals(ai);
                default -> false;
            };
        };
    }

    private static boolean differs(HasMetadata object, HasMetadata there, Verified verified) {
        if (!digest(object).equals(digest(there))) {
            return true;
        }
        if (verified.holds(there)) {
            return false;
        }
        var same =
                verified.holdsSpec(there)
                        ? holds(object.getMetadata(), there.getMetadata())
                        : holds(object, there);
        if (!same) {
            return true;
        }
        verified.remember(there);
        return false;
    }

    private static boolean holds(Object wanted, Object actual) {
        var tree = (ObjectNode) CanonicalJson.tree(wanted);
        tree.remove("status");
        return Subset.holds(tree, CanonicalJson.tree(actual));
    }

    /** The digest of the desired object that was applied last. */
    static Optional<String> digest(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(APPLIED));
    }

    private static HasMetadata withDigest(HasMetadata bare) {
        var metadata =
                new ObjectMetaBuilder(bare.getMetadata())
                        .addToAnnotations(APPLIED, CanonicalJson.digest(bare))
                        .build();
        if (bare instanceof Deployment deployment) {
            metadata.getAnnotations()
                    .put(TEMPLATE, CanonicalJson.digest(deployment.getSpec().getTemplate()));
        }
        bare.setMetadata(metadata);
        return bare;
    }
}
