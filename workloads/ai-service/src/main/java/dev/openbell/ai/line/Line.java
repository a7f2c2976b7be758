package dev.openbell.ai.line;

import dev.openbell.ai.PodConfig;
import dev.openbell.ai.seats.Mailbox;
import dev.openbell.ai.seats.Seats;
import dev.openbell.ai.seats.Workers;
import dev.openbell.contract.ContractException;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A user's socket. Frames are only taken in on the event loop; the work is done by workers, through
 * a mailbox of each session.
 */
@WebSocket(path = "/ws")
public class Line {

    /** Who the user is, as the backend found out; NetworkPolicies let nobody else in. */
    static final String USER = "X-Openbell-User";

    private static final Frame NO_QUESTION = new Frame.Refusal("type: a client sends ask");

    private final Seats seats;
    private final Answers answers;
    private final Workers workers;
    private final int mailbox;
    private final ConcurrentMap<String, Peer> peers = new ConcurrentHashMap<>();

    Line(Seats seats, Answers answers, Workers workers, PodConfig config) {
        this.seats = seats;
        this.answers = answers;
        this.workers = workers;
        this.mailbox = config.mailbox();
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        var user = connection.handshakeRequest().header(USER);
        if (user == null || user.isBlank()) {
            Lines.close(connection, new CloseReason(1008, "the header " + USER + " is missing"));
            return;
        }
        switch (seats.take(user)) {
            case Seats.Answer.Seated(var session) ->
                    peers.put(
                            connection.id(),
                            new Peer(connection, session, new Mailbox(mailbox, workers)));
            case Seats.Answer.Refused(var why) -> Lines.close(connection, Lines.refused(why));
        }
    }

    @OnTextMessage
    @NonBlocking
    void message(String text, WebSocketConnection connection) {
        var peer = peers.get(connection.id());
        if (peer == null) {
            return;
        }
        switch (read(text)) {
            case Frame.Ask ask -> {
                if (!peer.offer(() -> peer.send(answers.to(ask)))) {
                    peer.send(new Frame.Busy(ask.id()));
                }
            }
            case Frame.Refusal refusal -> peer.send(refusal);
            case Frame.Reply ignored -> peer.send(NO_QUESTION);
            case Frame.Busy ignored -> peer.send(NO_QUESTION);
            case Frame.Leave ignored -> peer.send(NO_QUESTION);
        }
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        leave(connection);
    }

    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection connection) {
        leave(connection);
        Lines.close(connection, CloseReason.INTERNAL_SERVER_ERROR);
    }

    private void leave(WebSocketConnection connection) {
        var peer = peers.remove(connection.id());
        if (peer != null) {
            peer.leave();
        }
    }

    /** What is no frame becomes the refusal that is sent back. */
    private static Frame read(String text) {
        try {
            return Lines.read(text);
        } catch (ContractException e) {
            return new Frame.Refusal(e.sentence());
        }
    }
}
