package dev.openbell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WhatNextTest {

    @Test
    void anOperatorThatTheDemoHasEndedIsStartedAgainFirst() {
        assertThat(next(true, true).lines())
                .anyMatch(line -> line.startsWith("  operator/run > operator.log"))
                .anyMatch(line -> line.contains("make testbed-down NAME=demo"));
        assertThat(next(true, false).lines()).noneMatch(line -> line.contains("operator/run"));
    }

    @Test
    void nothingIsOfferedOnAClusterThatIsGone() {
        assertThat(next(false, true).lines()).noneMatch(line -> line.contains("kubectl "));
    }

    private static WhatNext next(boolean kept, boolean ownOperator) {
        return new WhatNext(
                kept,
                ownOperator,
                Path.of("/some/kubeconfig"),
                Path.of("/some/kubectl"),
                Path.of("demo/target/override.yaml"),
                "make testbed-down NAME=demo");
    }
}
