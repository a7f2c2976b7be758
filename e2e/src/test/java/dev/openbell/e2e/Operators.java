package dev.openbell.e2e;

import dev.openbell.testbed.OperatorProcess;
import dev.openbell.testbed.OperatorProcess.Launch;
import dev.openbell.testbed.Testbed;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts operators as the tests want them; their logs are {@code target/operator-N.log}. */
final class Operators {

    /** A short lease, so that a test that kills a leader need not wait long for the next. */
    private static final Map<String, String> SHORT_LEASE =
            Map.of(
                    "OPENBELL_LEASE_DURATION_SECONDS", "8",
                    "OPENBELL_LEASE_RENEW_DEADLINE_SECONDS", "6",
                    "OPENBELL_LEASE_RETRY_SECONDS", "1");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** The folder of the operator, copied once for this JVM. */
    private static final class Copy {
        static final Path OPERATOR = Checkout.copyOfOperator();
    }

    private Operators() {}

    /** Starts one, and waits until it leads. */
    static OperatorProcess start(Testbed testbed) {
        return launch(testbed, Optional.empty()).awaitLeading();
    }

    /** Starts one that reaches the API server by another URL, and waits until it leads. */
    static OperatorProcess start(Testbed testbed, URI url) {
        return launch(testbed, Optional.of(url)).awaitLeading();
    }

    /** Starts one with settings of its own, and waits until it leads. */
    static OperatorProcess start(Testbed testbed, Map<String, String> settings) {
        return launch(testbed, Optional.empty(), settings).awaitLeading();
    }

    /** Starts one beside another that leads, and waits until it stands by. */
    static OperatorProcess startSecond(Testbed testbed) {
        return launch(testbed, Optional.empty()).awaitReady();
    }

    private static OperatorProcess launch(Testbed testbed, Optional<URI> url) {
        return launch(testbed, url, Map.of());
    }

    private static OperatorProcess launch(
            Testbed testbed, Optional<URI> url, Map<String, String> settings) {
        var environment = new HashMap<>(SHORT_LEASE);
        environment.putAll(settings);
        var log = Checkout.target("operator-" + NUMBER.incrementAndGet() + ".log");
        return OperatorProcess.start(
                new Launch(Copy.OPERATOR, testbed.kubeconfig(), log, url, environment));
    }
}
