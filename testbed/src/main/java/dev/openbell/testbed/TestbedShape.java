package dev.openbell.testbed;

/**
 * What a testbed is to be like. Equal shapes share a testbed within a JVM.
 *
 * @param name the first part of its name; small letters, digits and dashes, at most 30
 * @param nodes number of nodes, at least 1; a real node is one
 * @param metrics whether metrics-server runs; the pods of simulated nodes have simulated CPU and
 *     memory
 * @param qps requests per second of each controller and of the scheduler; 0 for Kubernetes'
 *     defaults
 * @param node whether pods are played or run
 */
public record TestbedShape(String name, int nodes, boolean metrics, int qps, NodeKind node) {

    public TestbedShape {
        if (!name.matches("[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?")) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' is no name for a testbed: use up to 30 small letters, digits and dashes");
        }
        if (nodes < 1) {
            throw new IllegalArgumentException("a testbed needs at least one node, not " + nodes);
        }
        if (qps < 0) {
            throw new IllegalArgumentException("qps must not be negative: " + qps);
        }
        if (node == NodeKind.Real && nodes != 1) {
            throw new IllegalArgumentException("a real node is one node, not " + nodes);
        }
    }

    /** With simulated nodes. */
    public TestbedShape(String name, int nodes, boolean metrics, int qps) {
        this(name, nodes, metrics, qps, NodeKind.Simulated);
    }

    /** One real node, with Kubernetes' own requests per second. */
    public static TestbedShape real(String name) {
        return new TestbedShape(name, 1, false, 0, NodeKind.Real);
    }

    static TestbedShape of(OnTestbed wanted) {
        return new TestbedShape(
                wanted.name(),
                wanted.node() == NodeKind.Real ? 1 : wanted.nodes(),
                wanted.metrics(),
                wanted.qps(),
                wanted.node());
    }
}
