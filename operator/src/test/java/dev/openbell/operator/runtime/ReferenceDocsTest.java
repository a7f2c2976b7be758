package dev.openbell.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.ConditionType;
import dev.openbell.operator.testing.Repository;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the reference for people to the code. */
class ReferenceDocsTest {

    private static final String CONDITIONS = reference("conditions.md");
    private static final String SETTINGS = reference("configuration.md");

    @ParameterizedTest
    @EnumSource(ConditionReason.class)
    void everyReasonIsExplained(ConditionReason reason) {
        assertThat(CONDITIONS).contains("| `" + reason + "` | " + reason.meaning() + " |");
    }

    @ParameterizedTest
    @EnumSource(ConditionType.class)
    void everyTypeIsExplained(ConditionType type) {
        assertThat(CONDITIONS).contains("\n| `" + type + "` | ");
    }

    @Test
    void everySettingIsExplainedAndNoOther() {
        var written =
                Pattern.compile("`(openbell\\.[a-z.-]+)(?:\\.[A-Z]+)?`")
                        .matcher(SETTINGS)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet());
        assertThat(written)
                .isEqualTo(settings(OpenbellConfig.class, "openbell").collect(Collectors.toSet()));
    }

    private static Stream<String> settings(Class<?> type, String prefix) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .flatMap(method -> setting(method, prefix));
    }

    private static Stream<String> setting(Method method, String prefix) {
        var name = prefix + "." + dashed(method.getName());
        return method.getReturnType().getEnclosingClass() == OpenbellConfig.class
                ? settings(method.getReturnType(), name)
                : Stream.of(name);
    }

    private static String dashed(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String reference(String file) {
        return Repository.text(Repository.path("docs/reference/" + file));
    }
}
