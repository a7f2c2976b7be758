package dev.openbell.operator.cluster.desired;

import java.util.LinkedHashMap;
import java.util.Map;

/** Labels of children. */
public final class Labels {

    /** The label by which the operator's informers find children. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    public static final String OPENBELL = "openbell";
    static final String CLUSTER = "openbell.dev/cluster";
    static final String COMPONENT = "openbell.dev/component";
    static final String TIER = "openbell.dev/tier";
    static final String STORE = "openbell.dev/store";

    private Labels() {}

    /**
     * What tells a component's pods from all others. For ever: a Deployment's selector cannot be
     * changed, so no version belongs here.
     */
    static Map<String, String> selector(String cluster, String component) {
        return Map.of(CLUSTER, Names.only(cluster), COMPONENT, component);
    }

    /** What tells an embedded store's pods from all others; for ever, too. */
    static Map<String, String> storeSelector(String cluster, String store) {
        return Map.of(CLUSTER, Names.only(cluster), STORE, store);
    }

    /** What tells the pods of a tier from all others. */
    static Map<String, String> tierSelector(String cluster, Tier tier) {
        return Map.of(CLUSTER, Names.only(cluster), TIER, tier.name());
    }

    /** Labels of an object that belongs to the whole cluster. */
    static Map<String, String> of(String cluster) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("app.kubernetes.io/name", OPENBELL);
        labels.put("app.kubernetes.io/instance", Names.only(cluster));
        labels.put("app.kubernetes.io/part-of", OPENBELL);
        labels.put(MANAGED_BY, OPENBELL);
        labels.put(CLUSTER, Names.only(cluster));
        return labels;
    }

    /** Labels of an object that belongs to one component. */
    static Map<String, String> of(String cluster, String component) {
        var labels = of(cluster);
        labels.put("app.kubernetes.io/component", component);
        labels.put(COMPONENT, component);
        return labels;
    }
}
