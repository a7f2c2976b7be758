package dev.openbell.operator.cluster.desired;

import dev.openbell.operator.json.CanonicalJson;

/**
 * Names of children. No two parts of any two clusters share a name: dashes of the cluster's name
 * are doubled, so the single dash between cluster and part can be told from them (cluster {@code
 * a-b} with {@code c} is {@code a--b-c}; cluster {@code a} with {@code b-c} is {@code a-b-c}). A
 * name that would be too long is cut and ends with a hash of the whole.
 */
public final class Names {

    /** Most characters of a DNS label: Services, and label values. */
    public static final int LABEL = 63;

    /** Most characters of a CronJob's name: the job controller adds eleven. */
    public static final int CRON_JOB = 52;

    private static final int HASH = 8;

    private Names() {}

    /** The name of a part of a cluster. */
    public static String child(String cluster, String part, int longest) {
        return cut(cluster.replace("-", "--") + "-" + part, longest);
    }

    /** The name of what a cluster has once. */
    public static String only(String cluster) {
        return cut(cluster.replace("-", "--"), LABEL);
    }

    private static String cut(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        var hash = CanonicalJson.digest(name).substring(0, HASH);
        return name.substring(0, longest - HASH - 3) + "---" + hash;
    }
}
