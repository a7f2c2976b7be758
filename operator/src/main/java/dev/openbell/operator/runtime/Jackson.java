package dev.openbell.operator.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openbell.api.OpenbellMapper;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** The Kubernetes client reads custom resources as wide as the API types are. */
@Singleton
public class Jackson implements KubernetesClientObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        OpenbellMapper.configured(mapper);
    }
}
