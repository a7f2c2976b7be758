package dev.openbell.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestbedShapeTest {

    @Test
    void equalShapesShareATestbed() {
        assertThat(new TestbedShape("test", 3, false, 0))
                .isEqualTo(new TestbedShape("test", 3, false, 0));
    }

    @Test
    void aRealNodeIsAnotherShape() {
        assertThat(TestbedShape.real("test")).isNotEqualTo(new TestbedShape("test", 1, false, 0));
    }

    @Test
    void refusesWhatTheScriptsWouldRefuseLater() {
        assertThatThrownBy(() -> new TestbedShape("Main!", 3, false, 0))
                .hasMessageContaining("no name");
        assertThatThrownBy(() -> new TestbedShape("test", 0, false, 0))
                .hasMessageContaining("at least one node");
        assertThatThrownBy(() -> new TestbedShape("test", 3, false, -1))
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> new TestbedShape("test", 3, false, 0, NodeKind.Real))
                .hasMessageContaining("a real node is one node");
    }
}
