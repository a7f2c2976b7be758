package dev.openbell.install;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A recipe of an image, as far as a bundle needs one. */
record Dockerfile(List<Instruction> instructions) {

    /** One line of the recipe. */
    sealed interface Instruction {
        String line();
    }

    record From(String image) implements Instruction {
        @Override
        public String line() {
            return "FROM " + image;
        }
    }

    record Label(String key, String value) implements Instruction {
        @Override
        public String line() {
            return "LABEL " + key + "=" + value;
        }
    }

    record Copy(String from, String to) implements Instruction {
        @Override
        public String line() {
            return "COPY " + from + " " + to;
        }
    }

    /**
     * The image is files only: nothing in it ever runs. Built with {@code olm-bundle/} as context.
     */
    static Dockerfile ofBundle(BundleMetadata metadata) {
        var labels =
                metadata.annotations().entrySet().stream()
                        .<Instruction>map(e -> new Label(e.getKey(), e.getValue()));
        return new Dockerfile(
                Stream.of(
                                Stream.<Instruction>of(new From("scratch")),
                                labels,
                                Stream.<Instruction>of(
                                        new Copy("manifests", "/manifests/"),
                                        new Copy("metadata", "/metadata/")))
                        .flatMap(s -> s)
                        .toList());
    }

    String text() {
        return instructions.stream().map(i -> i.line() + "\n").collect(Collectors.joining());
    }
}
