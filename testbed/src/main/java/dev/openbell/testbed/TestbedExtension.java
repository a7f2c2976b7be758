package dev.openbell.testbed;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts the testbed that {@link OnTestbed} asks for; JUnit's root store closes it after the last
 * test.
 */
final class TestbedExtension implements ExecutionCondition, BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(TestbedExtension.class);
    private static final String SWITCH = "OPENBELL_TESTBED";
    private static final List<String> CHECK = List.of("--node", "real", "--check");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!"off".equals(System.getenv(SWITCH))) {
            return real(context)
                    ? onRealNode(context)
                    : ConditionEvaluationResult.enabled(SWITCH + " is not off");
        }
        return skipped(context, "it needs the testbed, and " + SWITCH + "=off");
    }

    private static boolean real(ExtensionContext context) {
        return context.getTestClass().map(TestbedExtension::shape).map(TestbedShape::node).stream()
                .anyMatch(NodeKind.Real::equals);
    }

    /** A machine without root, say, cannot run a real node; what it lacks is asked for once. */
    private static ConditionEvaluationResult onRealNode(ExtensionContext context) {
        String lack =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(NodeKind.Real, kind -> lackForRealNode(), String.class);
        return lack.isEmpty()
                ? ConditionEvaluationResult.enabled("this machine can run a real node")
                : skipped(context, lack);
    }

    private static String lackForRealNode() {
        try {
            Scripts.find().run("up", CHECK);
            return "";
        } catch (TestbedException refusal) {
            String said = String.valueOf(refusal.getMessage());
            return said.substring(said.lastIndexOf('\n') + 1);
        }
    }

    private static ConditionEvaluationResult skipped(ExtensionContext context, String why) {
        String reason = context.getDisplayName() + " was NOT run: " + why;
        System.err.println("*** " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        testbed(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Type type = parameter.getParameter().getType();
        return type == Testbed.class || type == KubernetesClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Testbed testbed = testbed(context);
        return parameter.getParameter().getType() == Testbed.class ? testbed : testbed.client();
    }

    private static Testbed testbed(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        shape(context.getRequiredTestClass()), Testbed::start, Testbed.class);
    }

    private static TestbedShape shape(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, OnTestbed.class)
                .map(TestbedShape::of)
                .orElseThrow(
                        () ->
                                new TestbedException(
                                        testClass
                                                + " has no @OnTestbed, which says what testbed it needs"));
    }

    /** Keeps classes that share a testbed from running at the same time. */
    static final class OneAtATime implements ResourceLocksProvider {
        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            return Set.of(new Lock(shape(testClass).toString()));
        }
    }
}
