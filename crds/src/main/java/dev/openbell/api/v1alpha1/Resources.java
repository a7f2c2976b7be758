package dev.openbell.api.v1alpha1;

import java.util.Map;

/** Requests and limits of one pod's container, as Kubernetes quantities by resource name. */
public record Resources(Map<String, String> requests, Map<String, String> limits) {
    public Resources {
        requests = Lists.orEmpty(requests);
        limits = Lists.orEmpty(limits);
    }
}
