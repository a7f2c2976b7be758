package dev.openbell.operator.cluster.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.operator.cluster.desired.Settings;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.Verdict;
import dev.openbell.operator.testing.World;
import dev.openbell.operator.testing.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{components: []}                                              | InvalidSpec",
                "{components: [{name: a, type: Mainframe}]}                    | UnsupportedValue",
                "{components: [{name: a, type: Backend, image: 'evil.example.com/x'}]} | ImageNotAllowed",
                "{components: [{name: a, type: Backend, image: 'good.example.com.evil.org/x'}]} | ImageNotAllowed",
                "{components: [{name: a, type: Backend, image: 'good.example.com/x'}]} | ",
                "{components: [{name: a, type: Backend}]}                      | "
            })
    void aSpecIsRefusedForOneReasonOrAccepted(String spec, ConditionReason reason) {
        var answer = judge(Yaml.read(spec, AIServiceClusterSpec.class), "good.example.com/");
        if (reason == null) {
            assertThat(answer).isInstanceOf(Acceptance.Answer.Accepted.class);
        } else {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Acceptance.Answer.Refused.class,
                            refused ->
                                    assertThat(refused.verdict())
                                            .isInstanceOfSatisfying(
                                                    Verdict.IsStalled.class,
                                                    v -> assertThat(v.reason()).isEqualTo(reason)));
        }
    }

    @Test
    void aMissingSpecIsRefused() {
        assertThat(judge(null)).isInstanceOf(Acceptance.Answer.Refused.class);
    }

    @Test
    void withoutAnAllowListEveryImageIsAllowed() {
        assertThat(
                        judge(
                                Yaml.read(
                                        "{components: [{name: a, type: Backend, image: 'any/thing'}]}",
                                        AIServiceClusterSpec.class)))
                .isInstanceOf(Acceptance.Answer.Accepted.class);
    }

    private static Acceptance.Answer judge(AIServiceClusterSpec spec, String... registries) {
        var base = World.SETTINGS;
        return Acceptance.judge(
                spec,
                new Settings(
                        base.images(),
                        base.storeImages(),
                        List.of(registries),
                        base.operatorNamespace(),
                        base.monitoringNamespaces()));
    }
}
