package dev.openbell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompleteCommandTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            textBlock =
                    """
                    ''          | calendar explain forecast generate-completion override simulate status timeline
                    fo          | forecast
                    calendar ex | explain
                    calendar ro | rollback
                    calendar d  | diff
                    override '' | close hold open
                    forecast --d | --days
                    """)
    void whatKubectlAsksIsAnsweredInItsWords(String typed, String expected) {
        var words =
                Stream.concat(
                                Stream.of("__complete", "--"),
                                Stream.of(typed.split(" ", -1)).map(w -> w.replace("''", "")))
                        .toArray(String[]::new);
        var lines = Run.of(words).out().lines().toList();
        assertThat(lines.getLast()).isEqualTo(":4");
        assertThat(lines.subList(0, lines.size() - 1)).containsAll(List.of(expected.split(" ")));
    }
}
