package dev.openbell.cli.platform;

import dev.openbell.api.Durations;
import dev.openbell.api.v1alpha1.NameRef;
import dev.openbell.api.v1alpha1.OverrideEffect;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.ScheduleOverrideSpec;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an exception that ends by itself. */
@Command(
        name = "override",
        description = {
            "Overrides a schedule until a time and for a reason: open, close, or hold what is now.",
            "The override ends by itself; delete the ScheduleOverride to end it earlier."
        },
        mixinStandardHelpOptions = true)
public final class OverrideCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofDays(14);

    /** What to do, in the words of the command line. */
    enum Effect {
        open(OverrideEffect.Open),
        close(OverrideEffect.Closed),
        hold(OverrideEffect.Hold);

        private final OverrideEffect inApi;

        Effect(OverrideEffect inApi) {
            this.inApi = inApi;
        }
    }

    private final Clock clock;

    @Spec private CommandSpec command = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "EFFECT", description = "${COMPLETION-CANDIDATES}.")
    private Effect effect = Effect.hold;

    @Parameters(index = "1", paramLabel = "SCHEDULE", description = "Name of a TradingSchedule.")
    private String schedule = "";

    @Option(
            names = "--until",
            required = true,
            paramLabel = "WHEN",
            description =
                    "An instant with its offset, like 2026-11-27T18:00:00Z, or a duration from now, like 90m;"
                            + " at most 14 days ahead.")
    private String until = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why; in events.")
    private String reason = "";

    @Option(names = "--requested-by", paramLabel = "WHO", description = "Who asked for it.")
    private @Nullable String requestedBy;

    @Mixin private Source source = new Source();

    public OverrideCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var end = end(now);
        if (reason.isBlank()) {
            throw new ParameterException(
                    command.commandLine(), "--reason: must say something, and is blank");
        }
        var override = new ScheduleOverride();
        override.getMetadata()
                .setName(
                        effect.name()
                                + "-"
                                + now.toString()
                                        .toLowerCase(Locale.ROOT)
                                        .replaceAll("[^0-9tz]", ""));
        override.setSpec(
                new ScheduleOverrideSpec(
                        new NameRef(schedule),
                        effect.inApi,
                        null,
                        end.toString(),
                        reason,
                        requestedBy));
        var created = source.create(override);
        command.commandLine()
                .getOut()
                .printf(
                        "scheduleoverride/%s in namespace %s: %s is %s until %s%n",
                        created.getMetadata().getName(),
                        created.getMetadata().getNamespace(),
                        schedule,
                        effect == Effect.hold ? "held" : effect == Effect.open ? "open" : "closed",
                        end);
        return 0;
    }

    private Instant end(Instant now) {
        var end = read(now);
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw new ParameterException(
                    command.commandLine(),
                    "--until: must lie within the next 14 days, but is " + end);
        }
        return end;
    }

    private Instant read(Instant now) {
        try {
            return OffsetDateTime.parse(until).toInstant();
        } catch (DateTimeException noInstant) {
            try {
                return now.plus(Durations.parse(until));
            } catch (IllegalArgumentException noDuration) {
                throw new ParameterException(
                        command.commandLine(),
                        "--until: '"
                                + until
                                + "' is neither an instant like 2026-11-27T18:00:00Z nor a duration like 90m",
                        noDuration);
            }
        }
    }
}
