package dev.openbell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                       | users: is missing or of the wrong kind
                    {"users":1}                              | sessions: is missing or of the wrong kind
                    {"users":null,"sessions":1}              | users: is missing or of the wrong kind
                    {"users":-1,"sessions":1}                | users: -1 is not within 0 and 100000
                    {"users":1e9,"sessions":1}               | users: is missing or of the wrong kind
                    {"users":100001,"sessions":1}            | users: 100001 is not within 0 and 100000
                    {"users":99999999999999,"sessions":1}    | users: is missing or of the wrong kind
                    {"users":9.5,"sessions":1}               | users: is missing or of the wrong kind
                    {"users":[],"sessions":1}                | users: is missing or of the wrong kind
                    {"users":1,"sessions":1,"idleSince":"x"} | idleSince: is missing or of the wrong kind
                    {"users":1,"sessions":1,"waiting":{"a":-1}} | waiting.a: -1 is not within 0 and 100000
                    {"users":1,"sessions":1}{}               | the document
                    {"users":1,                              | the document
                    null                                     | the document is null
                    []                                       | the document: is missing or of the wrong kind
                    """)
    void aReportThatIsNoneIsRefusedAndTheFieldIsNamed(String json, String sentence) {
        assertThatThrownBy(() -> Documents.read(bytes(json), Report.class))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void whatIsHugeIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> Documents.read(new byte[Documents.MOST_BYTES + 1], Report.class))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("262145 bytes, at most 262144 are allowed");
    }

    @Test
    void whatIsDeepIsRefused() {
        var deep = "{\"users\":1,\"sessions\":1,\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThatThrownBy(() -> Documents.read(bytes(deep), Report.class))
                .isInstanceOf(ContractException.class);
    }

    @Test
    void aRoleOrStateOfALaterVersionHarmsNobody() {
        var report =
                Documents.read(
                        bytes(
                                "{\"users\":1,\"sessions\":1,\"roles\":{\"Trading\":\"Pondering\",\"Juggling\":\"Active\"}}"),
                        Report.class);
        assertThat(report.roles()).isEqualTo(Map.of(Role.Trading, RoleState.Unknown));
    }

    @Test
    void theErrorSaysNothingOfTheContent() {
        assertThatThrownBy(
                        () ->
                                Documents.read(
                                        bytes("{\"users\":\"s3cret\",\"sessions\":1}"),
                                        Report.class))
                .isInstanceOf(ContractException.class)
                .message()
                .doesNotContain("s3cret");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
