package dev.openbell.ai.pod;

import dev.openbell.ai.PodConfig;
import dev.openbell.ai.roles.RoleClock;
import dev.openbell.contract.Audience;
import dev.openbell.contract.ContractException;
import dev.openbell.contract.Documents;
import dev.openbell.contract.Drain;
import dev.openbell.contract.Timetable;
import dev.openbell.contract.Topic;
import dev.openbell.contract.Verifier;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The contract's paths on the management port. What the operator did not sign is refused. */
@Singleton
public class Management {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final PodReport report;
    private final RoleClock roles;
    private final Leaving leaving;
    private final Mounted mounted;
    private final Clock clock;
    private final Set<String> audiences;
    private Optional<Verifier> verifier = Optional.empty();

    Management(
            PodReport report,
            RoleClock roles,
            Leaving leaving,
            Mounted mounted,
            Clock clock,
            PodConfig config) {
        this.report = report;
        this.roles = roles;
        this.leaving = leaving;
        this.mounted = mounted;
        this.clock = clock;
        this.audiences =
                Set.of(
                        Audience.cluster(config.namespace(), config.cluster()),
                        Audience.pod(config.namespace(), config.pod()));
    }

    void routes(@Observes ManagementInterface management) {
        var router = management.router();
        router.get("/openbell/v1/report")
                .handler(context -> answer(context, OK, Documents.write(report.now())));
        signed(router, "drain", Topic.Drain, Drain.class, leaving::begin);
        signed(router, "timetable", Topic.Timetable, Timetable.class, roles::use);
    }

    private <T> void signed(
            io.vertx.ext.web.Router router,
            String path,
            Topic topic,
            Class<T> type,
            Consumer<T> carriedOut) {
        router.post("/openbell/v1/" + path)
                .handler(BodyHandler.create(false).setBodyLimit(2L * Documents.MOST_BYTES))
                .handler(
                        context -> {
                            var known = verifier();
                            if (known.isEmpty()) {
                                refuse(context, UNAVAILABLE, "no operator.jwk is mounted");
                                return;
                            }
                            try {
                                var body =
                                        Optional.ofNullable(context.body().asString()).orElse("");
                                carriedOut.accept(known.get().verify(body, topic, type));
                                answer(context, ACCEPTED, "{}");
                            } catch (ContractException e) {
                                refuse(context, FORBIDDEN, e.sentence());
                            }
                        });
    }

    /** Made once: it remembers the last message that it believed. */
    private synchronized Optional<Verifier> verifier() {
        if (verifier.isEmpty()) {
            verifier = mounted.operatorKey().map(key -> Verifier.of(key, audiences, clock));
        }
        return verifier;
    }

    private static void refuse(RoutingContext context, int status, String sentence) {
        answer(context, status, Documents.write(new Problem(status, sentence)));
    }

    /** An error as RFC 9457 has it. */
    record Problem(int status, String detail) {}

    private static void answer(RoutingContext context, int status, String json) {
        context.response()
                .setStatusCode(status)
                .putHeader(
                        HttpHeaders.CONTENT_TYPE,
                        status < 400 ? "application/json" : "application/problem+json")
                .end(json);
    }
}
