package dev.openbell.ai.pod;

import dev.openbell.contract.Signer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A pod {@code desk/ai-1} of the cluster {@code desk}, with the operator's key mounted. */
public class OnAPod implements QuarkusTestProfile {

    static final Signer OPERATOR = Signer.withNewKey(Clock.systemUTC());

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path documents = Files.createTempDirectory("openbell");
            Files.writeString(documents.resolve("operator.jwk"), OPERATOR.publicKey());
            return Map.of(
                    "openbell.namespace", "desk",
                    "openbell.cluster", "desk",
                    "openbell.pod", "ai-1",
                    "openbell.roles", "Trading,Learning,Chatbot",
                    "openbell.documents", documents.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another application, so that what is drained stays drained for its own tests only. */
    public static class Draining extends OnAPod {}
}
