package dev.openbell.operator.cluster.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.operator.cluster.apply.Applier.Lane;
import dev.openbell.operator.cluster.apply.Difference.Write;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;

class ApplierTest {

    @Test
    void numbersOfPodsNeverStandBehindContent() {
        assertThat(Lane.of(new Write.ScaleTo(new Child("Deployment", "a"), "uid", 3, 0)))
                .isEqualTo(Lane.Bells);
        assertThat(Lane.of(new Write.Announce(new ConfigMap()))).isEqualTo(Lane.Bells);
        assertThat(Lane.of(new Write.Create(new ConfigMap()))).isEqualTo(Lane.Content);
        assertThat(Lane.of(new Write.CreateScaled(new Deployment(), 3))).isEqualTo(Lane.Content);
        assertThat(Lane.of(new Write.Update(new Service()))).isEqualTo(Lane.Content);
        assertThat(Lane.of(new Write.Delete(new Service()))).isEqualTo(Lane.Content);
    }

    @Test
    void newServicesHaveALaneOfTheirOwn() {
        assertThat(Lane.of(new Write.Create(new Service()))).isEqualTo(Lane.NewServices);
    }
}
