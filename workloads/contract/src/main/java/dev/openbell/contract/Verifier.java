package dev.openbell.contract;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * A pod's side of a signed message. It believes only what the operator has signed for this pod,
 * that has not expired, and that is newer than what it believed last on the topic: a message that
 * is repeated is refused. Threads may share one.
 */
public final class Verifier {

    /** How far the pod's clock may be from the operator's. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    private final OctetKeyPairJsonWebKey key;
    private final Set<String> audiences;
    private final Clock clock;
    private final Map<Topic, Long> newest = new EnumMap<>(Topic.class);

    private Verifier(OctetKeyPairJsonWebKey key, Set<String> audiences, Clock clock) {
        this.key = key;
        this.audiences = Set.copyOf(audiences);
        this.clock = clock;
    }

    /**
     * A verifier of one operator's messages.
     *
     * @param publicKey {@code operator.jwk}
     * @param audiences that this pod belongs to, see {@link Audience}
     * @throws ContractException when that is no Ed25519 key
     */
    public static Verifier of(String publicKey, Set<String> audiences, Clock clock) {
        try {
            if (JsonWebKey.Factory.newJwk(publicKey) instanceof OctetKeyPairJsonWebKey key
                    && OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(key.getSubtype())) {
                return new Verifier(key, audiences, clock);
            }
        } catch (JoseException e) {
            throw new ContractException("operator.jwk: is no JSON Web Key", e);
        }
        throw new ContractException("operator.jwk: is no Ed25519 key");
    }

    /**
     * What a message says.
     *
     * @throws ContractException when it is not believed; the message says why
     */
    public <T> T verify(String message, Topic topic, Class<T> body) {
        var envelope = Documents.read(payload(message), Envelope.class);
        if (envelope.topic() != topic) {
            throw new ContractException("the message is about " + envelope.topic());
        }
        if (!audiences.contains(envelope.audience())) {
            throw new ContractException("the message is for somebody else");
        }
        if (!clock.instant().isBefore(envelope.expiresAt().plus(SKEW))) {
            throw new ContractException("the message expired at " + envelope.expiresAt());
        }
        var document = Documents.read(envelope.body(), body);
        synchronized (newest) {
            if (envelope.number() <= newest.getOrDefault(topic, Long.MIN_VALUE)) {
                throw new ContractException("the message is not newer than the last");
            }
            newest.put(topic, envelope.number());
        }
        return document;
    }

    private byte[] payload(String message) {
        if (message.length() > 2 * Documents.MOST_BYTES) {
            throw new ContractException(
                    "the message has %d characters".formatted(message.length()));
        }
        try {
            var signed = new JsonWebSignature();
            // Else a message might choose its own way to be checked.
            signed.setAlgorithmConstraints(
                    new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
            signed.setCompactSerialization(message);
            signed.setKey(key.getPublicKey());
            if (signed.verifySignature()) {
                return signed.getPayload().getBytes(StandardCharsets.UTF_8);
            }
        } catch (JoseException e) {
            throw new ContractException("the message is no signed message", e);
        }
        throw new ContractException("the signature is not the operator's");
    }
}
