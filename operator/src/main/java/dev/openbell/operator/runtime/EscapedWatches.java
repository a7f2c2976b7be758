package dev.openbell.operator.runtime;

import io.fabric8.kubernetes.client.http.AsyncBody.Consumer;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes what is not ASCII in the answer to a watch as JSON escapes. The client (7.5) decodes such
 * an answer block by block, so that a character on the edge of two is lost, and takes the unused
 * rest of its buffer for content; with ASCII alone neither happens.
 */
final class EscapedWatches implements Interceptor {

    @Override
    public Consumer<List<ByteBuffer>> consumer(
            Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
        var query = request.uri().getQuery();
        if (query == null || !query.contains("watch=true")) {
            return consumer;
        }
        var escaper = new Escaper();
        return (blocks, body) ->
                consumer.consume(blocks.stream().map(escaper::escaped).toList(), body);
    }

    /** Escapes a stream of UTF-8 whose blocks begin and end anywhere. */
    static final class Escaper {
        private static final int LONGEST = 4;

        private final byte[] character = new byte[LONGEST];
        private int length;

        ByteBuffer escaped(ByteBuffer block) {
            if (length == 0 && isAscii(block)) {
                return block;
            }
            var ascii = new ByteArrayOutputStream(block.remaining());
            while (block.hasRemaining()) {
                var next = block.get();
                if (next >= 0) {
                    ascii.write(next);
                } else {
                    character[length++] = next;
                    if (length == lengthBy(character[0])) {
                        ascii.writeBytes(escape());
                        length = 0;
                    }
                }
            }
            return ByteBuffer.wrap(ascii.toByteArray());
        }

        /** Nearly every block is, and needs no copy. */
        private static boolean isAscii(ByteBuffer block) {
            for (int at = block.position(); at < block.limit(); at++) {
                if (block.get(at) < 0) {
                    return false;
                }
            }
            return true;
        }

        private byte[] escape() {
            var text = new StringBuilder();
            new String(character, 0, length, StandardCharsets.UTF_8)
                    .chars()
                    .forEach(unit -> text.append("\\u%04x".formatted(unit)));
            return text.toString().getBytes(StandardCharsets.US_ASCII);
        }

        /** The number of bytes of the character that begins with this one. */
        private static int lengthBy(byte first) {
            return Math.max(2, Math.min(LONGEST, Integer.numberOfLeadingZeros(~first << 24)));
        }
    }
}
