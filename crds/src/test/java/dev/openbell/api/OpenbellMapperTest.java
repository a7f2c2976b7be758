package dev.openbell.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openbell.api.manifests.ResourceKind;
import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.api.v1alpha1.Activation;
import dev.openbell.api.v1alpha1.ComponentType;
import dev.openbell.api.v1alpha1.NameRef;
import dev.openbell.api.v1alpha1.Role;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenbellMapperTest {
    private static final ObjectMapper MAPPER = OpenbellMapper.create();

    @Test
    void fieldsAndValuesOfANewerVersionAreReadAsFarAsTheyAreKnown() throws JsonProcessingException {
        var cluster =
                MAPPER.readValue(
                        """
                        {"spec": {"brandNew": [1], "components": [
                          {"name": "a", "type": "Oracle", "roles": ["Prophecy"], "activation": "Later"}]}}
                        """,
                        AIServiceCluster.class);
        var component = cluster.getSpec().components().getFirst();
        assertThat(component.type()).isEqualTo(ComponentType.Unrecognized);
        assertThat(component.roles()).containsExactly(Role.Unrecognized);
        assertThat(component.activation()).isEqualTo(Activation.Unrecognized);
    }

    @Test
    void whatWasLeftOutStaysLeftOut() throws JsonProcessingException {
        var spec =
                new AIServiceClusterSpec(
                        new NameRef("us-equities"),
                        null,
                        null,
                        List.of(),
                        null,
                        List.of(),
                        null,
                        null,
                        null);
        assertThat(MAPPER.writeValueAsString(spec))
                .isEqualTo("{\"schedule\":{\"name\":\"us-equities\"}}");
    }

    @ParameterizedTest
    @MethodSource("enums")
    void everyEnumHasAConstantForTheUnknown(Class<?> type) throws JsonProcessingException {
        assertThat(MAPPER.readValue("\"FromTheFuture\"", type)).hasToString("Unrecognized");
    }

    static Stream<Class<?>> enums() {
        Set<Class<?>> found = new HashSet<>();
        for (var kind : ResourceKind.values()) {
            collect(kind.spec(), found);
            collect(kind.status(), found);
        }
        return found.stream().filter(Class::isEnum);
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, found);
            }
        } else if (type instanceof Class<?> c && found.add(c) && c.isRecord()) {
            for (var component : c.getRecordComponents()) {
                collect(component.getGenericType(), found);
            }
        }
    }
}
