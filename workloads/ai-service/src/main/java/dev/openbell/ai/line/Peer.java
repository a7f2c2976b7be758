package dev.openbell.ai.line;

import dev.openbell.ai.seats.Mailbox;
import dev.openbell.ai.seats.Seats;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that was let in: its seat, what it asked for, and what is on its way to it. */
final class Peer {

    /** Characters that may be on their way: who has more of them to read is not reading. */
    private static final int MOST_UNSENT = 1 << 20;

    private final WebSocketConnection connection;
    private final Seats.Session session;
    private final Mailbox mailbox;
    private final AtomicInteger unsent = new AtomicInteger();

    Peer(WebSocketConnection connection, Seats.Session session, Mailbox mailbox) {
        this.connection = connection;
        this.session = session;
        this.mailbox = mailbox;
    }

    /** Takes in a piece of work; false when too much waits already. */
    boolean offer(Runnable work) {
        return mailbox.offer(work);
    }

    /**
     * Sends a frame, without waiting. A client that does not read loses its seat at once; its
     * socket may take its time to close.
     */
    void send(Frame frame) {
        var text = Lines.write(frame);
        if (unsent.addAndGet(text.length()) > MOST_UNSENT) {
            leave();
            Lines.close(connection, new CloseReason(1008, "reads too slowly"));
            return;
        }
        connection
                .sendText(text)
                .onTermination()
                .invoke(() -> unsent.addAndGet(-text.length()))
                .subscribe()
                .with(sent -> {}, failed -> {});
    }

    /** Gives up the seat; what waits is forgotten. */
    void leave() {
        mailbox.close();
        session.close();
    }
}
