package dev.openbell.testbed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs the test class against a testbed, and injects {@link Testbed} and {@code KubernetesClient}
 * (as cluster admin) into constructors and methods.
 *
 * <p>Classes with equal values share one testbed, which starts with the first of them and ends with
 * the JVM's last test; so tests take namespaces of their own, see {@link Testbed#newNamespace}.
 * Where JUnit runs classes at the same time, those that share a testbed run one after another. A
 * testbed that cannot start fails the class. Only the environment variable {@code
 * OPENBELL_TESTBED=off} skips it, loudly; and a real node where the machine cannot run one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(TestbedExtension.class)
@ResourceLock(providers = TestbedExtension.OneAtATime.class)
public @interface OnTestbed {

    /** Part of the testbed's name; a class that stops components takes a name of its own. */
    String name() default "test";

    /** Whether pods are played or run. */
    NodeKind node() default NodeKind.Simulated;

    /** Number of simulated nodes, each with room for 2,000 pods. A real node is one. */
    int nodes() default 3;

    /** With metrics-server, so that an autoscaler acts; simulated nodes have simulated CPU. */
    boolean metrics() default false;

    /**
     * Requests per second of each controller and of the scheduler; 0 leaves Kubernetes' defaults
     * (20 and 50).
     */
    int qps() default 0;
}
