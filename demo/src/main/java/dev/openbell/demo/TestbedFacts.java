package dev.openbell.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a testbed tells about itself beside its kubeconfig. */
record TestbedFacts(Path auditLog) {
    private static final String AUDIT_LOG = "TESTBED_AUDIT_LOG=";

    /** Empty when the kubeconfig is not that of a testbed. */
    static Optional<TestbedFacts> beside(Path kubeconfig) {
        try {
            var facts = kubeconfig.toAbsolutePath().resolveSibling("testbed.env");
            return !Files.exists(facts)
                    ? Optional.empty()
                    : Files.readAllLines(facts).stream()
                            .filter(line -> line.startsWith(AUDIT_LOG))
                            .map(line -> Path.of(line.substring(AUDIT_LOG.length())))
                            .filter(Files::exists)
                            .findFirst()
                            .map(TestbedFacts::new);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
