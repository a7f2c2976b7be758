package dev.openbell.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Objects from YAML: samples, test resources, texts. */
final class Manifests {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Manifests() {}

    /** All objects of all samples. */
    static List<GenericKubernetesResource> samples() {
        return Checkout.yaml("samples").stream()
                .flatMap(file -> parse(Checkout.text(file)).stream())
                .toList();
    }

    /** The objects of a test resource. */
    static List<GenericKubernetesResource> resource(String name) {
        try (var input = Manifests.class.getResourceAsStream("/" + name)) {
            return parse(
                    new String(
                            Objects.requireNonNull(input, name).readAllBytes(),
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of a YAML text, which may hold several documents. */
    static List<GenericKubernetesResource> parse(String yaml) {
        try (var parser = YAML.getFactory().createParser(yaml)) {
            return YAML
                    .readerFor(GenericKubernetesResource.class)
                    .<GenericKubernetesResource>readValues(parser)
                    .readAll()
                    .stream()
                    .filter(Objects::nonNull)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A YAML text as JSON. */
    static String json(String yaml) {
        try {
            return YAML.readTree(yaml).toString();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
