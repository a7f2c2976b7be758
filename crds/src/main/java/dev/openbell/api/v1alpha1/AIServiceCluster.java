package dev.openbell.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * What runs: the frontend, backend and AI components of one platform and their limits. Owned by the
 * platform team.
 */
@Group("openbell.dev")
@Version("v1alpha1")
@Kind("AIServiceCluster")
@Plural("aiserviceclusters")
@ShortNames("aisc")
public class AIServiceCluster extends CustomResource<AIServiceClusterSpec, AIServiceClusterStatus>
        implements Namespaced {}
