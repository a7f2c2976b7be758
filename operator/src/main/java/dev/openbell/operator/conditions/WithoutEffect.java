package dev.openbell.operator.conditions;

import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.api.v1alpha1.Activation;
import dev.openbell.api.v1alpha1.ChatbotPolicySpec;
import dev.openbell.api.v1alpha1.Component;
import dev.openbell.api.v1alpha1.ComponentType;
import dev.openbell.api.v1alpha1.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields that the API has and this version does not act upon, as far as an object sets them. */
public final class WithoutEffect {

    private final List<String> fields = new ArrayList<>();

    private WithoutEffect() {}

    public static List<String> in(AIServiceClusterSpec spec) {
        var found = new WithoutEffect();
        for (Component component : spec.components()) {
            var path = "spec.components[" + component.name() + "].";
            found.set(path + "onDemand", component.onDemand());
            if (sleeps(component)) {
                found.set(path + "activation", Activation.OnDemand);
            }
            if (component.scale() != null) {
                found.set(path + "scale.users", component.scale().users());
                found.set(path + "scale.queue", component.scale().queue());
            }
        }
        var guardrails = spec.guardrails();
        if (guardrails != null) {
            found.set("spec.guardrails.maxPods", guardrails.maxPods());
            found.set("spec.guardrails.wakesPerHour", guardrails.wakesPerHour());
        }
        if (spec.observability() != null) {
            found.set("spec.observability.monitoring", spec.observability().monitoring());
        }
        return List.copyOf(found.fields);
    }

    public static List<String> in(ChatbotPolicySpec spec) {
        var found = new WithoutEffect();
        found.set("spec.rollout", spec.rollout());
        if (spec.model() != null) {
            found.set("spec.model.secret", spec.model().secret());
        }
        return List.copyOf(found.fields);
    }

    /** The condition that lists them; none when there are none. */
    public static List<Finding> finding(List<String> fields) {
        return fields.isEmpty()
                ? List.of()
                : List.of(
                        Finding.no(
                                ConditionType.FullyImplemented,
                                ConditionReason.NotImplemented,
                                "Accepted, but without effect in this version: "
                                        + String.join(", ", fields)
                                        + "."));
    }

    /** A component that should sleep while nobody talks to it stays at one pod. */
    private static boolean sleeps(Component component) {
        return component.activation() == Activation.OnDemand
                || (component.activation() == null
                        && component.type() == ComponentType.AI
                        && component.roles().equals(List.of(Role.Chatbot)));
    }

    private void set(String field, @Nullable Object value) {
        if (value != null) {
            fields.add(field);
        }
    }
}
