package dev.openbell.testbed;

import java.util.List;

/**
 * One process of a testbed: {@code etcd}, {@code kube-apiserver}, {@code kube-controller-manager},
 * {@code kube-scheduler}; with simulated nodes {@code kwok} and {@code metrics-server}, with a real
 * one {@code containerd}, {@code kubelet}, {@code kube-proxy} and {@code relay}. Every method
 * returns when it is done.
 */
public final class Component {

    private final Scripts scripts;
    private final String testbed;
    private final String name;

    Component(Scripts scripts, String testbed, String name) {
        this.scripts = scripts;
        this.testbed = testbed;
        this.name = name;
    }

    /** Asks it to end, and kills it after ten seconds. */
    public void stop() {
        steer("stop");
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        steer("kill");
    }

    /** Starts it again as it was started first; the API server is ready on return. */
    public void start() {
        steer("start");
    }

    /** Freezes it: connections stay open and nothing answers. */
    public void pause() {
        steer("pause");
    }

    public void resume() {
        steer("resume");
    }

    public ProcessHandle process() {
        long pid = Long.parseLong(steer("pid").getFirst());
        return ProcessHandle.of(pid)
                .orElseThrow(
                        () -> new TestbedException(name + " of " + testbed + " has just ended"));
    }

    private List<String> steer(String verb) {
        return scripts.run("component", List.of(testbed, verb, name));
    }
}
