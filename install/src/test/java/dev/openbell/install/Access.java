package dev.openbell.install;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * What a user may do, as the API server's own authorizer says.
 *
 * @param namespace where; empty for kinds that belong to no namespace
 */
record Access(KubernetesClient client, String user, List<String> groups, String namespace) {

    static Access of(KubernetesClient client, String user, String namespace) {
        return new Access(client, user, List.of("system:authenticated"), namespace);
    }

    static Access ofAccount(
            KubernetesClient client, String home, String account, String namespace) {
        return new Access(
                client,
                "system:serviceaccount:" + home + ":" + account,
                List.of(
                        "system:authenticated",
                        "system:serviceaccounts",
                        "system:serviceaccounts:" + home),
                namespace);
    }

    boolean may(String verb, String group, String resource) {
        return may(verb, group, resource, "");
    }

    /** {@code resource} may name a subresource: {@code tradingschedules/status}. */
    boolean may(String verb, String group, String resource, String name) {
        var parts = resource.split("/", 2);
        var review =
                new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser(user)
                        .withGroups(groups)
                        .withNewResourceAttributes()
                        .withVerb(verb)
                        .withGroup(group)
                        .withResource(parts[0])
                        .withSubresource(parts.length == 2 ? parts[1] : null)
                        .withNamespace(namespace.isEmpty() ? null : namespace)
                        .withName(name.isEmpty() ? null : name)
                        .endResourceAttributes()
                        .endSpec()
                        .build();
        return client.authorization()
                .v1()
                .subjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed();
    }
}
