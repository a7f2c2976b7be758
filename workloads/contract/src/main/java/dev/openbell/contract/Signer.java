package dev.openbell.contract;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * The operator's side of a signed message: a compact JWS, EdDSA over Ed25519. Its payload is an
 * {@link Envelope}.
 */
public final class Signer {

    /** How long a message is believed; it is a hint, and what is mounted says the same later. */
    public static final Duration LIFE = Duration.ofMinutes(1);

    private final OctetKeyPairJsonWebKey key;
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    private Signer(OctetKeyPairJsonWebKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** With a key of its own, that nobody has seen before. */
    public static Signer withNewKey(Clock clock) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var key = (OctetKeyPairJsonWebKey) JsonWebKey.Factory.newJwk(pair.getPublic());
            key.setPrivateKey(pair.getPrivate());
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            return new Signer(key, clock);
        } catch (NoSuchAlgorithmException | JoseException e) {
            throw new IllegalStateException("this Java runtime has no Ed25519", e);
        }
    }

    /**
     * The key that verifiers need, {@code operator.jwk}: a JSON Web Key without its secret part.
     */
    public String publicKey() {
        return key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /**
     * A message.
     *
     * @param audience who is to believe it, see {@link Audience}
     * @param body of the topic's kind
     */
    public String sign(Topic topic, String audience, Object body) {
        if (!topic.body().isInstance(body)) {
            throw new IllegalArgumentException(
                    topic + " is about a " + topic.body().getSimpleName());
        }
        var now = clock.instant();
        var envelope =
                new Envelope(
                        topic,
                        audience,
                        last.updateAndGet(n -> Math.max(n + 1, now.toEpochMilli())),
                        now.plus(LIFE),
                        Documents.tree(body));
        var message = new JsonWebSignature();
        message.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        message.setKeyIdHeaderValue(key.getKeyId());
        message.setKey(key.getPrivateKey());
        message.setPayload(Documents.write(envelope));
        try {
            return message.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the message could not be signed", e);
        }
    }
}
