package dev.openbell.ai.line;

import dev.openbell.ai.seats.Seats;
import dev.openbell.contract.ContractException;
import dev.openbell.contract.Documents;
import dev.openbell.contract.Drain;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** All open sockets of the pod. */
@Singleton
public class Lines {

    /** Service restart: the client comes again, to another pod. */
    private static final CloseReason RESTART = new CloseReason(1012, "go on elsewhere");

    private final OpenConnections open;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("leaving").factory());

    Lines(OpenConnections open) {
        this.open = open;
    }

    /**
     * Tells every client until when it may stay, and closes what is left spread over the last fifth
     * of the time, so that not all come again in one moment.
     */
    public void leave(Drain drain, Clock clock) {
        var frame = write(new Frame.Leave(drain.deadline(), drain.reason()));
        long left = Math.max(0, Duration.between(clock.instant(), drain.deadline()).toMillis());
        for (var connection : open) {
            connection.sendText(frame).subscribe().with(sent -> {}, failed -> {});
            long wait = left - RandomGenerator.getDefault().nextLong(left / 5 + 1);
            timer.schedule(() -> close(connection, RESTART), wait, TimeUnit.MILLISECONDS);
        }
    }

    static String write(Frame frame) {
        return Documents.write(frame);
    }

    /**
     * A frame of a client.
     *
     * @throws ContractException when it is none
     */
    static Frame read(String text) {
        return Documents.read(text.getBytes(StandardCharsets.UTF_8), Frame.class);
    }

    static void close(WebSocketConnection connection, CloseReason reason) {
        if (connection.isOpen()) {
            connection.close(reason).subscribe().with(closed -> {}, failed -> {});
        }
    }

    /** The reason for a client that was not let in; it may try again. */
    static CloseReason refused(Seats.Refusal why) {
        return new CloseReason(1013, why.name());
    }
}
