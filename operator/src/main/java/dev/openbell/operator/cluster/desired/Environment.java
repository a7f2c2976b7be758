package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.ComponentType;
import dev.openbell.api.v1alpha1.EnvEntry;
import dev.openbell.api.v1alpha1.EnvSource;
import dev.openbell.api.v1alpha1.KeyRef;
import dev.openbell.api.v1alpha1.Store;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.TaskPlan;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A component's environment: the contract's variables, the stores' settings, then what the user
 * added.
 */
final class Environment {

    private Environment() {}

    /** By name; where the user names one of ours, the user's wins. */
    static List<EnvVar> variables(ComponentPlan component, Scope scope) {
        return variables(component, contract(component, scope), scope);
    }

    /** The same with what a pod of a task at a bell has to know of its time. */
    static List<EnvVar> variables(TaskPlan task, Scope scope) {
        var contract = contract(task.component(), scope);
        task.occurrence().ifPresent(at -> contract.put("OPENBELL_TASK_AT", at.toString()));
        task.startBy().ifPresent(by -> contract.put("OPENBELL_TASK_START_BY", by.toString()));
        return variables(task.component(), contract, scope);
    }

    private static List<EnvVar> variables(
            ComponentPlan component, Map<String, String> contract, Scope scope) {
        var variables = new LinkedHashMap<String, EnvVar>();
        contract.forEach((name, value) -> put(variables, value(name, value)));
        if (component.type() != ComponentType.Frontend) {
            StoreKind.of(scope.spec().datastores())
                    .forEach(
                            (kind, store) ->
                                    store(kind, store, scope).forEach(v -> put(variables, v)));
        }
        component.spec().env().forEach(entry -> put(variables, variable(entry)));
        return List.copyOf(variables.values());
    }

    static List<EnvFromSource> sources(ComponentPlan component) {
        return component.spec().envFrom().stream().map(Environment::source).toList();
    }

    private static void put(Map<String, EnvVar> variables, EnvVar variable) {
        variables.put(variable.getName(), variable);
    }

    private static Map<String, String> contract(ComponentPlan component, Scope scope) {
        var contract = new LinkedHashMap<String, String>();
        contract.put("OPENBELL_CLUSTER", scope.cluster());
        contract.put("OPENBELL_COMPONENT", component.name());
        if (component.type() == ComponentType.AI) {
            contract.put(
                    "OPENBELL_ROLES",
                    component.roles().stream().map(Enum::name).collect(Collectors.joining(",")));
            contract.put("OPENBELL_USERS_PER_POD", String.valueOf(component.usersPerPod()));
        }
        contract.put("OPENBELL_DRAIN_SECONDS", String.valueOf(component.drain().toSeconds()));
        var observability = scope.spec().observability();
        if (observability != null && observability.tracing() != null) {
            contract.put("OTEL_EXPORTER_OTLP_ENDPOINT", observability.tracing().endpoint());
        }
        return contract;
    }

    private static List<EnvVar> store(StoreKind kind, Store store, Scope scope) {
        if (store.external() != null) {
            var secret = store.external().secret();
            return kind.keys.stream()
                    .map(key -> secretKey(name(kind, key), secret, key, !key.equals("url")))
                    .toList();
        }
        return List.of(
                value(
                        name(kind, "url"),
                        kind.scheme + "://" + scope.name(kind.name()) + ":" + kind.port));
    }

    private static String name(StoreKind kind, String key) {
        return ("OPENBELL_" + kind + "_" + key).toUpperCase(Locale.ROOT);
    }

    private static EnvVar value(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    private static EnvVar secretKey(String name, String secret, String key, boolean optional) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef(key, secret, optional ? Boolean.TRUE : null)
                .endValueFrom()
                .build();
    }

    private static EnvVar variable(EnvEntry entry) {
        var from = entry.valueFrom();
        if (from == null) {
            // An empty value is left out: the API server drops it, and it means the same.
            var value = entry.value() == null || entry.value().isEmpty() ? null : entry.value();
            return new EnvVarBuilder().withName(entry.name()).withValue(value).build();
        }
        var builder = new EnvVarBuilder().withName(entry.name()).withNewValueFrom();
        KeyRef secret = from.secretKeyRef();
        if (secret != null) {
            builder.withNewSecretKeyRef(secret.key(), secret.name(), secret.optional());
        }
        KeyRef map = from.configMapKeyRef();
        if (map != null) {
            builder.withNewConfigMapKeyRef(map.key(), map.name(), map.optional());
        }
        return builder.endValueFrom().build();
    }

    private static EnvFromSource source(EnvSource source) {
        var builder = new EnvFromSourceBuilder();
        if (source.prefix() != null && !source.prefix().isEmpty()) {
            builder.withPrefix(source.prefix());
        }
        if (source.secretRef() != null) {
            builder.withNewSecretRef(source.secretRef().name(), null);
        }
        if (source.configMapRef() != null) {
            builder.withNewConfigMapRef(source.configMapRef().name(), null);
        }
        return builder.build();
    }
}
