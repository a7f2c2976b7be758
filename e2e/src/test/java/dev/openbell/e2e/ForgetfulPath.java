package dev.openbell.e2e;

import dev.openbell.testbed.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries connections to a testbed's API server as they are, TLS included, until it forgets them,
 * as firewalls do: they stay open, and nothing arrives any more on either side.
 */
final class ForgetfulPath implements AutoCloseable {

    private final ServerSocket server;
    private final URI upstream;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> forgotten = ConcurrentHashMap.newKeySet();

    private ForgetfulPath(URI upstream) throws IOException {
        this.upstream = upstream;
        this.server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("forgetful-path").start(this::accept);
    }

    static ForgetfulPath to(Testbed testbed) {
        try {
            return new ForgetfulPath(
                    URI.create(testbed.client().getConfiguration().getMasterUrl()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort());
    }

    /** Forgets the connections that are open now, and returns how many; new ones are carried. */
    int forget() {
        forgotten.addAll(open);
        return open.size() / 2;
    }

    @Override
    public void close() {
        FaultProxy.quietly(server);
        open.forEach(FaultProxy::quietly);
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                var target = new Socket(upstream.getHost(), upstream.getPort());
                open.add(client);
                open.add(target);
                Thread.ofVirtual().start(() -> carry(client, target));
                Thread.ofVirtual().start(() -> carry(target, client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void carry(Socket from, Socket to) {
        var buffer = new byte[1 << 14];
        try (from;
                to) {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                if (!forgotten.contains(from)) {
                    to.getOutputStream().write(buffer, 0, n);
                    to.getOutputStream().flush();
                }
            }
        } catch (IOException cut) {
            // One of the two went away.
        } finally {
            open.remove(from);
        }
    }
}
