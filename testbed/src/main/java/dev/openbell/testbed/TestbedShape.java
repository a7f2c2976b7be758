package dev.openbell.testbed;

/**
 * What a testbed is to be like. Equal shapes share a testbed within a JVM.
 *
 * @param name the first part of its name; small letters, digits and dashes, at most 30
 * @param nodes number of simulated nodes, at least 1
 * @param metrics whether metrics-server runs and pods have simulated CPU and memory
 * @param qps requests per second of each controller and of the scheduler; 0 for Kubernetes'
 *     defaults
 */
public record TestbedShape(String name, int nodes, boolean metrics, int qps) {

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
    }

    static TestbedShape of(OnTestbed wanted) {
        return new TestbedShape(wanted.name(), wanted.nodes(), wanted.metrics(), wanted.qps());
    }
}
