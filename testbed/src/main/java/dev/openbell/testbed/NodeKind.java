package dev.openbell.testbed;

/** What the nodes of a testbed are. */
public enum NodeKind {
    /**
     * Played by kwok: thousands of pods that become Ready when they are told to, and run nothing.
     */
    Simulated,
    /**
     * One node with containerd, kubelet and kube-proxy, whose pods run. It needs Linux and root;
     * tests that ask for it are skipped elsewhere, loudly.
     */
    Real
}
