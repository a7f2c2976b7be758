package dev.openbell.operator.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Metrics of passes. Tags are kind and result only: never a name, so that the number of series does
 * not grow with tenants.
 */
@Singleton
public class OperatorMetrics implements Metrics {

    private final MeterRegistry registry;

    @Inject
    OperatorMetrics(MeterRegistry registry, Bells bells) {
        this.registry = registry;
        registry.gauge("openbell.bells.planned", bells, Bells::planned);
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        var sample = Timer.start(registry);
        var result = "failed";
        try {
            var answer = execution.execute();
            result = "done";
            return answer;
        } finally {
            sample.stop(
                    registry.timer(
                            "openbell.pass",
                            "controller",
                            execution.controllerName(),
                            "result",
                            result));
        }
    }

    @Override
    public void reconciliationFailed(
            HasMetadata resource,
            RetryInfo retryInfo,
            Exception exception,
            Map<String, Object> metadata) {
        registry.counter("openbell.pass.failures", "kind", resource.getKind()).increment();
    }
}
