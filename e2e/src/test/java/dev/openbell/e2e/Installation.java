package dev.openbell.e2e;

import dev.openbell.testbed.Testbed;
import java.util.HashSet;
import java.util.Set;

/** What deploy/ ships, in a testbed. */
final class Installation {

    private static final Set<String> DONE = new HashSet<>();

    private Installation() {}

    /** Installs once per testbed. */
    static synchronized void in(Testbed testbed) {
        if (DONE.add(testbed.name())) {
            again(testbed);
        }
    }

    /** Installs over whatever is there. */
    static void again(Testbed testbed) {
        Checkout.kubectl(
                testbed.kubeconfig(),
                "apply",
                "--server-side",
                "--force-conflicts",
                "-k",
                Checkout.root().resolve("deploy").toString());
        // Its pods would be simulated ones; the tests start the operator themselves.
        Checkout.kubectl(
                testbed.kubeconfig(),
                "scale",
                "--replicas=0",
                "-n",
                "openbell-system",
                "deployment/openbell-operator");
    }

    /** Takes the lease from whoever has it, so that the next operator leads at once. */
    static void freeLease(Testbed testbed) {
        testbed.client()
                .leases()
                .inNamespace("openbell-system")
                .withName("openbell-operator")
                .delete();
    }
}
