package dev.openbell.operator.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.operator.testing.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnrecognizedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{components: [{name: a, type: Backend}]} | ",
                "{components: [{name: a, type: Mainframe}]} | spec.components[0].type",
                "{components: [{name: b, type: Backend}, {name: a, type: AI, roles: [Trading, Praying]}]} | spec.components[1].roles[1]",
                "{components: [{name: a, type: AI, activation: Moonphase}]} | spec.components[0].activation",
                "{components: [{name: a, type: AI, tolerations: [{operator: Exists, effect: NoSchedule}]}]} | ",
                "{components: [{name: a, type: AI, tolerations: [{operator: Perhaps}]}]} | spec.components[0].tolerations[0].operator",
                "{components: [{name: a, type: AI, tolerations: [{operator: Exists, effect: Shrug}]}]} | spec.components[0].tolerations[0].effect",
                "{components: [], network: {isolation: Partly}} | spec.network.isolation",
                "{components: [], exposure: {host: a.b, kind: Telex}} | spec.exposure.kind",
                "{components: [], guardrails: {sessionFreeze: Sometimes}} | spec.guardrails.sessionFreeze"
            })
    void aValueOfANewerVersionIsNamedByItsPath(String spec, String path) {
        var cluster = Yaml.read("{spec: " + spec + "}", AIServiceCluster.class);
        assertThat(Unrecognized.in(cluster.getSpec(), "spec").orElse(null)).isEqualTo(path);
    }

    @Test
    void everyKindIsLookedThrough() {
        var schedule =
                Yaml.read("{spec: {windows: [{days: [Mon, Noday]}]}}", TradingSchedule.class);
        assertThat(Unrecognized.in(schedule.getSpec(), "spec")).contains("spec.windows[0].days[1]");
    }

    @Test
    void nothingAndPlainValuesAreNoProblem() {
        assertThat(Unrecognized.in(null, "x")).isEmpty();
        assertThat(Unrecognized.in("Unrecognized", "x")).isEmpty();
        assertThat(Unrecognized.in(Map.of("Unrecognized", "Unrecognized"), "x")).isEmpty();
        assertThat(Unrecognized.in(List.of(1, true), "x")).isEmpty();
    }
}
