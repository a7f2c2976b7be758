package dev.openbell.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.ChatbotPolicySpec;
import dev.openbell.api.v1alpha1.ChatbotPolicyStatus;
import dev.openbell.operator.testing.Yaml;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static final ChatbotPolicySpec BRIEF = spec("{instructions: Be brief.}");

    @Test
    void theFirstContentIsRevisionOne() {
        assertThat(Policies.revision(null, Policies.digest(BRIEF))).isEqualTo(1);
        assertThat(Policies.revision(status(null, null), Policies.digest(BRIEF))).isEqualTo(1);
    }

    @Test
    void theSameContentKeepsItsRevision() {
        var digest = Policies.digest(BRIEF);
        assertThat(Policies.revision(status(7L, digest), digest)).isEqualTo(7);
    }

    @Test
    void everyOtherContentIsTheNextRevision() {
        var before = status(7L, Policies.digest(BRIEF));
        assertThat(Policies.revision(before, Policies.digest(spec("{instructions: Be long.}"))))
                .isEqualTo(8);
    }

    @Test
    void aReturnToAnEarlierContentIsANewRevisionToo() {
        var first = Policies.digest(BRIEF);
        var second = Policies.digest(spec("{instructions: Be long.}"));
        var revision = Policies.revision(status(1L, first), second);
        assertThat(Policies.revision(status(revision, second), first)).isEqualTo(3);
    }

    @Test
    void howTheContentIsWrittenDownChangesNothing() {
        assertThat(
                        Policies.digest(
                                spec(
                                        "{modes: [], instructions: 'Be brief.', model: null, limits: null}")))
                .isEqualTo(Policies.digest(BRIEF));
    }

    @Property
    void differentInstructionsHaveDifferentDigests(@ForAll String one, @ForAll String other) {
        assertThat(
                        Policies.digest(withInstructions(one))
                                .equals(Policies.digest(withInstructions(other))))
                .isEqualTo(one.equals(other));
    }

    private static ChatbotPolicySpec withInstructions(String text) {
        return new ChatbotPolicySpec(text, null, null, List.of(), null, null, null, null);
    }

    private static ChatbotPolicyStatus status(Long revision, String digest) {
        return new ChatbotPolicyStatus(1L, revision, digest, null, null, List.of());
    }

    private static ChatbotPolicySpec spec(String yaml) {
        return Yaml.read(yaml, ChatbotPolicySpec.class);
    }
}
