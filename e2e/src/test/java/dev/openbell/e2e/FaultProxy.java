package dev.openbell.e2e;

import dev.openbell.testbed.Testbed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Plain HTTP on loopback in front of a testbed's API server, with faults on demand. Each connection
 * carries one request, so watches and upgrades pass through as they are.
 */
final class FaultProxy implements AutoCloseable {

    /** What becomes of a request. */
    sealed interface Fate {
        /** As if the proxy was not there. */
        record Pass() implements Fate {}

        /** The API server never sees it. */
        record Refused(int status) implements Fate {}

        /** The API server carries it out, and nobody hears of it. */
        record AnswerLost(Runnable then) implements Fate {}

        /** Nothing happens until the proxy closes. */
        record Hangs() implements Fate {}
    }

    /**
     * A request.
     *
     * @param number counts writes from 1, those of leases and events left out; 0 for others
     */
    record Request(String method, String target, int number) {
        boolean isWrite() {
            return number > 0;
        }

        boolean isOn(String resource) {
            return target.contains("/" + resource + "/") || target.contains("/" + resource + "?");
        }
    }

    /** Decides the fate of each request. */
    interface Rule {
        Fate of(Request request);
    }

    static final Fate PASS = new Fate.Pass();

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final ServerSocket server;
    private final URI upstream;
    private final SSLContext tls;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile Rule rule = request -> PASS;
    private volatile boolean closed;

    private FaultProxy(Testbed testbed) throws IOException, GeneralSecurityException {
        var config = testbed.client().getConfiguration();
        upstream = URI.create(config.getMasterUrl());
        tls = trusting(ca(config.getCaCertData(), config.getCaCertFile()));
        server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("fault-proxy").start(this::accept);
    }

    static FaultProxy inFrontOf(Testbed testbed) {
        try {
            return new FaultProxy(testbed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on; the count of writes begins again. */
    void rule(Rule newRule) {
        writes.set(0);
        rule = newRule;
    }

    void heal() {
        rule(request -> PASS);
    }

    @Override
    public void close() {
        closed = true;
        quietly(server);
        open.forEach(FaultProxy::quietly);
    }

    private void accept() {
        while (!closed) {
            try {
                var client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException gone) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            var words = head.lines().findFirst().orElseThrow().split(" ");
            switch (rule.of(request(words[0], words[1]))) {
                case Fate.Pass() -> forward(head, client, () -> true);
                case Fate.Refused(int status) -> refuse(client, status);
                case Fate.AnswerLost(var then) ->
                        forward(
                                head,
                                client,
                                () -> {
                                    then.run();
                                    return false;
                                });
                case Fate.Hangs() -> {
                    if (client.getInputStream().read() < 0) {
                        return;
                    }
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException cut) {
            // One of the two sides went away, which is what proxies see all day.
        } finally {
            open.remove(client);
        }
    }

    private Request request(String method, String target) {
        var counts =
                !READS.contains(method)
                        && !target.contains("/leases")
                        && !target.contains("/events");
        return new Request(method, target, counts ? writes.incrementAndGet() : 0);
    }

    private interface Answered {
        /** Called at the first byte of the answer; false keeps it from the client. */
        boolean isPassedOn();
    }

    private void forward(String head, Socket client, Answered answered) throws IOException {
        try (var server = tls.getSocketFactory().createSocket(upstream.getHost(), port())) {
            open.add(server);
            server.getOutputStream().write(oneRequest(head).getBytes(StandardCharsets.ISO_8859_1));
            server.getOutputStream().flush();
            Thread.ofVirtual().start(() -> pump(client, server));
            var buffer = new byte[1 << 14];
            var first = true;
            for (int n = read(server, buffer); n >= 0; n = read(server, buffer)) {
                if (first && !answered.isPassedOn()) {
                    return;
                }
                first = false;
                client.getOutputStream().write(buffer, 0, n);
                client.getOutputStream().flush();
            }
            open.remove(server);
        }
    }

    private static int read(Socket from, byte[] buffer) throws IOException {
        return from.getInputStream().read(buffer);
    }

    private static void pump(Socket from, Socket to) {
        var buffer = new byte[1 << 14];
        try {
            for (int n = read(from, buffer); n >= 0; n = read(from, buffer)) {
                to.getOutputStream().write(buffer, 0, n);
                to.getOutputStream().flush();
            }
        } catch (IOException cut) {
            // The other direction tells.
        }
        quietly(to);
    }

    private int port() {
        return upstream.getPort() < 0 ? 443 : upstream.getPort();
    }

    private static void refuse(Socket client, int status) throws IOException {
        var body =
                ("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":"
                                + status
                                + ",\"message\":\"injected\"}")
                        .getBytes(StandardCharsets.UTF_8);
        var head =
                "HTTP/1.1 "
                        + status
                        + " Injected\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: "
                        + body.length
                        + "\r\n\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().write(body);
        client.getOutputStream().flush();
        client.shutdownOutput();
        client.setSoTimeout(1000);
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Everything up to the empty line; empty when the client said nothing. */
    private static String head(InputStream input) throws IOException {
        var head = new ByteArrayOutputStream(1024);
        var ends = 0;
        while (ends < 4) {
            int b = input.read();
            if (b < 0) {
                return "";
            }
            head.write(b);
            ends = b == "\r\n\r\n".charAt(ends) ? ends + 1 : b == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Asks for the connection's end after the answer, unless it is to become a WebSocket. */
    private static String oneRequest(String head) {
        var lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("\r\nupgrade: websocket\r\n")) {
            return head;
        }
        var kept = new StringBuilder();
        head.strip()
                .lines()
                .filter(
                        line -> {
                            var name = line.toLowerCase(Locale.ROOT);
                            return !name.startsWith("connection:")
                                    && !name.startsWith("upgrade:")
                                    && !name.startsWith("http2-settings:");
                        })
                .forEach(line -> kept.append(line).append("\r\n"));
        return kept.append("Connection: close\r\n\r\n").toString();
    }

    private static byte[] ca(String data, String file) throws IOException {
        return data != null ? Base64.getDecoder().decode(data) : Files.readAllBytes(Path.of(file));
    }

    private static SSLContext trusting(byte[] ca) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(ca)));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception gone) {
            // Closed already.
        }
    }
}
