package dev.openbell.e2e;

import java.util.Arrays;

/** The kinds of objects that a cluster consists of. */
enum ChildKind {
    ConfigMap("/api/v1", "configmaps"),
    ServiceAccount("/api/v1", "serviceaccounts"),
    Service("/api/v1", "services"),
    Deployment("/apis/apps/v1", "deployments"),
    StatefulSet("/apis/apps/v1", "statefulsets"),
    HorizontalPodAutoscaler("/apis/autoscaling/v2", "horizontalpodautoscalers"),
    CronJob("/apis/batch/v1", "cronjobs"),
    HTTPRoute("/apis/gateway.networking.k8s.io/v1", "httproutes"),
    Ingress("/apis/networking.k8s.io/v1", "ingresses"),
    NetworkPolicy("/apis/networking.k8s.io/v1", "networkpolicies"),
    PodDisruptionBudget("/apis/policy/v1", "poddisruptionbudgets");

    /** The URL of its group and version. */
    final String api;

    /** In the plural. */
    final String resource;

    ChildKind(String api, String resource) {
        this.api = api;
        this.resource = resource;
    }

    static ChildKind of(String resource) {
        return Arrays.stream(values())
                .filter(kind -> kind.resource.equals(resource))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no child kind: " + resource));
    }
}
