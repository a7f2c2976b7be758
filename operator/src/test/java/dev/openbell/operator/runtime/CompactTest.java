package dev.openbell.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompactTest {

    @Test
    void theObjectSaysTheSame() {
        var object = deployment();
        var before = deployment();
        Compact.compact(object);
        assertThat(object).isEqualTo(before).hasSameHashCodeAs(before);
        assertThat(Serialization.asJson(new DeploymentBuilder(object).build()))
                .isEqualTo(Serialization.asJson(new DeploymentBuilder(before).build()));
    }

    @Test
    void emptyPartsAreSharedHoweverDeepTheyLie() {
        var object = deployment();
        Compact.compact(object);
        var container = object.getSpec().getTemplate().getSpec().getContainers().getFirst();
        assertThat(object.getAdditionalProperties()).isSameAs(Collections.emptyMap());
        assertThat(container.getAdditionalProperties()).isSameAs(Collections.emptyMap());
        assertThat(container.getEnvFrom()).isSameAs(Collections.emptyList());
        assertThat(container.getResources().getLimits().get("cpu").getAdditionalProperties())
                .isSameAs(Collections.emptyMap());
    }

    @Test
    void whatHoldsANullStaysAsItIs() {
        var data = new HashMap<String, String>();
        data.put("a", null);
        var object = new ConfigMapBuilder().withData(data).build();
        Compact.compact(object);
        assertThat(object.getData()).isEqualTo(data);
    }

    @Test
    void labelsStay() {
        var object = deployment();
        Compact.compact(object);
        assertThat(object.getMetadata().getLabels()).isEqualTo(Map.of("a", "b"));
    }

    private static Deployment deployment() {
        return Serialization.unmarshal(
                """
                kind: Deployment
                apiVersion: apps/v1
                metadata: {name: api, labels: {a: b}, unknownToUs: {x: [1]}}
                spec:
                  replicas: 2
                  template:
                    spec:
                      containers:
                      - name: api
                        resources: {limits: {cpu: 500m}}
                        ports: [{containerPort: 80}]
                """,
                Deployment.class);
    }
}
