package dev.openbell.install;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the operator's ServiceAccount may do, found by following the bindings of {@code
 * deploy/base}.
 */
public final class OperatorRights {
    private final Sources sources;
    private final String account;

    /** The rights of the one ServiceAccount among the sources. */
    public OperatorRights(Sources sources) {
        this.sources = sources;
        this.account = sources.only(ServiceAccount.class).getMetadata().getName();
    }

    String account() {
        return account;
    }

    /** Whether the role is one of the operator's (and not one for people). */
    boolean has(ClusterRole role) {
        return clusterRoles().anyMatch(role::equals);
    }

    /** What it may do in the whole cluster. */
    public List<PolicyRule> inCluster() {
        return clusterRoles().flatMap(role -> role.getRules().stream()).toList();
    }

    /** What it may do in its own namespace besides. */
    public List<PolicyRule> inNamespace() {
        return sources.all(RoleBinding.class).stream()
                .filter(binding -> isBound(binding.getSubjects()))
                .map(binding -> named(Role.class, binding.getRoleRef()))
                .flatMap(role -> role.getRules().stream())
                .toList();
    }

    private Stream<ClusterRole> clusterRoles() {
        return sources.all(ClusterRoleBinding.class).stream()
                .filter(binding -> isBound(binding.getSubjects()))
                .map(binding -> named(ClusterRole.class, binding.getRoleRef()));
    }

    private boolean isBound(List<Subject> subjects) {
        return subjects.stream()
                .anyMatch(s -> s.getKind().equals("ServiceAccount") && s.getName().equals(account));
    }

    private <T extends HasMetadata> T named(Class<T> type, RoleRef ref) {
        return sources.all(type).stream()
                .filter(role -> role.getKind().equals(ref.getKind()))
                .filter(role -> role.getMetadata().getName().equals(ref.getName()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "A binding in deploy/base names the "
                                                + ref.getKind()
                                                + " "
                                                + ref.getName()
                                                + ", which is not there."));
    }
}
