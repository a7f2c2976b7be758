package dev.openbell.operator.reports;

import dev.openbell.contract.ContractException;
import dev.openbell.contract.Documents;
import dev.openbell.contract.Report;
import dev.openbell.operator.reports.Heard.Silence;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks pods for their reports, so many at once and each within a time limit. One that hangs, floods
 * or lies costs its own place for that long, and nobody else anything.
 */
public final class ReportReader implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final ExecutorService questions = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore atOnce;
    private final Duration limit;
    private final Clock clock;

    /**
     * A reader.
     *
     * @param atOnce questions under way at once
     * @param limit for one question, from the connection to the last byte
     */
    public ReportReader(int atOnce, Duration limit, Clock clock) {
        this.atOnce = new Semaphore(atOnce);
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * A pod to ask.
     *
     * @param before what was heard of it until now
     * @param management its management port, such as {@code http://10.1.2.3:9000}
     */
    public record Question(Heard before, URI management) {}

    /** What was heard, in the order of the questions. */
    public List<Heard> ask(List<Question> asked) throws InterruptedException {
        var answers =
                asked.stream().map(question -> questions.submit(() -> ask(question))).toList();
        var heard = new ArrayList<Heard>();
        for (int i = 0; i < answers.size(); i++) {
            heard.add(await(answers.get(i), asked.get(i).before()));
        }
        return heard;
    }

    @Override
    public void close() {
        questions.shutdownNow();
        client.shutdownNow();
    }

    private static Heard await(Future<Heard> answer, Heard before) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return before.silent(Silence.NoAnswer);
        }
    }

    private Heard ask(Question question) throws InterruptedException {
        atOnce.acquire();
        try {
            return heard(question);
        } finally {
            atOnce.release();
        }
    }

    /**
     * The whole exchange has one limit: a body that trickles is as late as one that does not come.
     */
    private Heard heard(Question question) throws InterruptedException {
        var before = question.before();
        Instant asked = clock.instant();
        var exchange = questions.submit(() -> exchange(question.management()));
        try {
            var answer = exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return switch (answer.status()) {
                case OK -> before.answered(Documents.read(answer.body(), Report.class), asked);
                case NOT_FOUND -> before.silent(Silence.NotImplemented);
                default -> before.silent(Silence.NoAnswer);
            };
        } catch (ContractException e) {
            return before.silent(Silence.NotUnderstood);
        } catch (TimeoutException | ExecutionException e) {
            exchange.cancel(true);
            return before.silent(Silence.NoAnswer);
        }
    }

    private record Answer(int status, byte[] body) {}

    private Answer exchange(URI management) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(management.resolve("/openbell/v1/report"))
                        .timeout(limit)
                        .build();
        var response = client.send(request, BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            // One byte more than is allowed, so that what is too large is seen as that.
            return new Answer(response.statusCode(), body.readNBytes(Documents.MOST_BYTES + 1));
        }
    }
}
