package dev.openbell.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.operator.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds what the operator makes of each golden directory's world.
 *
 * <p>After a wanted change of behaviour, write the files anew with {@code
 * -Dopenbell.golden.write=true}, and read the diff.
 */
class GoldenTest {

    private static final boolean WRITE = Boolean.getBoolean("openbell.golden.write");
    private static final String HINT =
            "%n%s of golden/%s is not what the operator makes now. If the change is wanted, run the tests of operator/ with -Dopenbell.golden.write=true and read the diff.%n";

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void theOperatorMakesOfEachWorldWhatItsDirectoryHolds(Scenario scenario) throws IOException {
        var outputs = scenario.outputs();
        if (WRITE) {
            for (var unused : scenario.unused()) {
                Files.delete(scenario.directory().resolve(unused));
            }
            outputs.forEach(
                    (file, text) -> Repository.write(scenario.directory().resolve(file), text));
        }
        var files = scenario.files();
        outputs.forEach(
                (file, text) -> {
                    var held = files.get(file);
                    assertThat(held == null ? "(no such file)" : Repository.text(held))
                            .as(HINT, file, scenario.name())
                            .isEqualTo(text);
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void noFileIsLeftOverFromABehaviourThatIsGone(Scenario scenario) {
        assertThat(scenario.unused()).as(HINT, "A file too many", scenario.name()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void theSameWorldTwiceIsTheSameText(Scenario scenario) {
        assertThat(scenario.outputs()).isEqualTo(scenario.outputs());
    }

    @Test
    void everySampleIsAGoldenCase() throws IOException {
        var used = Scenario.all().stream().flatMap(s -> s.samples().stream()).distinct().toList();
        try (Stream<java.nio.file.Path> files = Files.list(Repository.path("samples"))) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml")))
                    .as("name each sample in the in-samples.txt of a golden directory")
                    .isSubsetOf(used);
        }
    }

    @Test
    void thereAreScenarios() {
        assertThat(Scenario.all()).hasSizeGreaterThan(28);
    }
}
