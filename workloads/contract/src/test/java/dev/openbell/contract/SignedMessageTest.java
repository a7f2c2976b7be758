package dev.openbell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedMessageTest {

    private static final Instant NOW = Instant.parse("2026-11-23T14:30:00Z");
    private static final String POD = Audience.pod("desk", "ai-1");
    private static final Drain DRAIN = new Drain(NOW.plusSeconds(120), "Scaled down by users.");

    private final Signer operator = Signer.withNewKey(at(NOW));

    @Test
    void whatTheOperatorSignedForThePodIsBelieved() {
        assertThat(believed(operator.sign(Topic.Drain, POD, DRAIN))).isEqualTo(DRAIN);
    }

    @Test
    void theSamePublicKeyNeverTellsTheSecretOne() {
        assertThat(operator.publicKey()).contains("Ed25519").doesNotContain("\"d\"");
    }

    @Test
    void whatAnotherSignedIsNot() {
        var stranger = Signer.withNewKey(at(NOW));
        assertRefused(
                stranger.sign(Topic.Drain, POD, DRAIN), "the signature is not the operator's");
    }

    @Test
    void whatWasChangedIsNot() {
        var parts = operator.sign(Topic.Drain, POD, DRAIN).split("[.]");
        var payload =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                        .replace("users", "human");
        parts[1] = encoded(payload);
        assertRefused(String.join(".", parts), "the signature is not the operator's");
    }

    @Test
    void aMessageDoesNotChooseHowItIsChecked() throws JoseException {
        var payload = operator.sign(Topic.Drain, POD, DRAIN).split("[.]")[1];
        assertRefused(encoded("{\"alg\":\"none\"}") + "." + payload + ".", "the message is no");
        var forged = new JsonWebSignature();
        forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        forged.setKey(new HmacKey(operator.publicKey().getBytes(StandardCharsets.UTF_8)));
        forged.setPayload(
                new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
        assertRefused(forged.getCompactSerialization(), "the message is no");
    }

    @Test
    void aMessageOnAnotherTopicOrForAnotherPodIsNot() {
        var timetable = new Timetable("r", NOW, NOW, Session.Open, java.util.List.of());
        assertRefused(
                operator.sign(Topic.Timetable, POD, timetable), "the message is about Timetable");
        assertRefused(
                operator.sign(Topic.Drain, Audience.pod("desk", "ai-2"), DRAIN),
                "the message is for somebody else");
    }

    @Test
    void aRepeatedOrOlderMessageIsNot() {
        var verifier = verifier(NOW);
        var first = operator.sign(Topic.Drain, POD, DRAIN);
        var second = operator.sign(Topic.Drain, POD, DRAIN);
        assertThat(verifier.verify(second, Topic.Drain, Drain.class)).isEqualTo(DRAIN);
        for (var message : new String[] {first, second}) {
            assertThatThrownBy(() -> verifier.verify(message, Topic.Drain, Drain.class))
                    .isInstanceOf(ContractException.class)
                    .hasMessage("the message is not newer than the last");
        }
        assertThat(
                        verifier.verify(
                                operator.sign(Topic.Drain, POD, DRAIN), Topic.Drain, Drain.class))
                .isEqualTo(DRAIN);
    }

    @Test
    void aMessageIsBelievedForAMinuteAndAHalf() {
        var message = operator.sign(Topic.Drain, POD, DRAIN);
        var last = NOW.plus(Signer.LIFE).plus(Verifier.SKEW);
        assertThat(verifier(last.minusMillis(1)).verify(message, Topic.Drain, Drain.class))
                .isEqualTo(DRAIN);
        assertThatThrownBy(() -> verifier(last).verify(message, Topic.Drain, Drain.class))
                .hasMessage("the message expired at 2026-11-23T14:31:00Z");
    }

    @Test
    void numbersGrowWhenTheClockStepsBack() {
        var clock = new Clock[] {at(NOW)};
        var signer = Signer.withNewKey(forward(clock));
        var verifier =
                Verifier.of(signer.publicKey(), Set.of(POD), at(NOW.minus(Duration.ofHours(1))));
        verifier.verify(signer.sign(Topic.Drain, POD, DRAIN), Topic.Drain, Drain.class);
        clock[0] = at(NOW.minus(Duration.ofHours(1)));
        assertThat(verifier.verify(signer.sign(Topic.Drain, POD, DRAIN), Topic.Drain, Drain.class))
                .isEqualTo(DRAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "{}", "eyJhbGciOiJFZERTQSJ9.e30.AAAA"})
    void garbageIsRefusedInASentence(String garbage) {
        assertRefused(garbage, "the ");
    }

    @Test
    void aMessageWithoutEndIsRefused() {
        assertRefused("a".repeat(3 * Documents.MOST_BYTES), "the message has 786432 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}"
            })
    void aKeyThatIsNoneIsRefused(String key) {
        assertThatThrownBy(() -> Verifier.of(key, Set.of(POD), at(NOW)))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("operator.jwk: is no");
    }

    private Drain believed(String message) {
        return verifier(NOW).verify(message, Topic.Drain, Drain.class);
    }

    private void assertRefused(String message, String sentence) {
        assertThatThrownBy(() -> believed(message))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith(sentence);
    }

    private Verifier verifier(Instant now) {
        return Verifier.of(operator.publicKey(), Set.of(POD), at(now));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static Clock forward(Clock[] clock) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return clock[0].instant();
            }
        };
    }
}
