package dev.openbell.contract;

/** Names of those whom a message is for. */
public final class Audience {

    private Audience() {}

    /** Every pod of a cluster. */
    public static String cluster(String namespace, String cluster) {
        return "cluster:" + namespace + "/" + cluster;
    }

    /** One pod. */
    public static String pod(String namespace, String pod) {
        return "pod:" + namespace + "/" + pod;
    }
}
