package dev.openbell.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EscapedWatchesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void onlyWhatIsNotAsciiChanges() {
        assertThat(throughBlocksOf(1000, "{\"a\":\"x\\n\"}\n{\"b\":\"é計🔔\"}\n"))
                .isEqualTo("{\"a\":\"x\\n\"}\n{\"b\":\"\\u00e9\\u8a08\\ud83d\\udd14\"}\n");
    }

    @Property
    void everyTextIsReadAsItWasWhereverItsBlocksEnd(
            @ForAll String text, @ForAll @IntRange(min = 1, max = 7) int size)
            throws JsonProcessingException {
        var sent = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var received = throughBlocksOf(size, JSON.writeValueAsString(sent));
        assertThat(received).matches("\\p{ASCII}*");
        assertThat(JSON.readValue(received, String.class)).isEqualTo(sent);
    }

    private static String throughBlocksOf(int size, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var escaper = new EscapedWatches.Escaper();
        var received = new StringBuilder();
        for (int at = 0; at < bytes.length; at += size) {
            var block = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size));
            received.append(StandardCharsets.UTF_8.decode(escaper.escaped(ByteBuffer.wrap(block))));
        }
        return received.toString();
    }
}
