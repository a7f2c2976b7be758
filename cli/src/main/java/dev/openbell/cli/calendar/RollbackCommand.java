package dev.openbell.cli.calendar;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.cli.output.OutputOption;
import dev.openbell.operator.marketcalendar.Definitions;
import dev.openbell.operator.marketcalendar.Revisions;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The way back to an old revision. */
@Command(
        name = "rollback",
        description = {
            "Writes the spec of an old revision back into a MarketCalendar, after the sessions from today"
                    + " on that it changes. The old spec becomes the newest revision.",
            "Writes nothing when that spec is in use. Where Git owns the MarketCalendar, commit the output"
                    + " of calendar history NAME --revision NUMBER instead: the next sync would undo this."
        },
        mixinStandardHelpOptions = true)
public final class RollbackCommand implements Callable<Integer> {

    private final Clock clock;

    @Spec private CommandSpec command = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of a MarketCalendar.")
    private String name = "";

    @Option(
            names = "--to-revision",
            required = true,
            paramLabel = "NUMBER",
            description = "The revision; see calendar history.")
    private long revision;

    @Option(names = "--dry-run", description = "Shows what would change and writes nothing.")
    private boolean dryRun;

    @Mixin private ContextOption cluster = new ContextOption();
    @Mixin private RevisionSource revisions = new RevisionSource();
    @Mixin private OutputOption output = new OutputOption();

    public RollbackCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return cluster.ask(this::back);
    }

    private int back(KubernetesClient client) {
        var history = revisions.of(client, name);
        var old = history.version(revision);
        var now = history.calendar();
        var err = command.commandLine().getErr();
        if (Revisions.content(old.getSpec()).equals(Revisions.content(now.getSpec()))) {
            err.printf("marketcalendar/%s has the spec of revision %d already%n", name, revision);
            return 0;
        }
        show(now, old, CalendarSource.all(client));
        if (dryRun) {
            err.printf("marketcalendar/%s would be written (dry run)%n", name);
            return 0;
        }
        // With the resourceVersion that was compared: an edit in between is refused, not lost.
        now.setSpec(old.getSpec());
        client.resource(now).update();
        err.printf(
                "marketcalendar/%s has the spec of revision %d again. If Git owns it, commit the output of:"
                        + " kubectl openbell calendar history %s --revision %d%n",
                name, revision, name, revision);
        return 0;
    }

    private void show(MarketCalendar now, MarketCalendar old, List<MarketCalendar> live) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        // What is in use may be refused now; then there is nothing to compare with.
        var is = Definitions.merge(live).calendars();
        var back = Versions.merged(Versions.over(live, List.of(old)));
        var calendar = Definitions.calendarName(now);
        try {
            output.write(
                    Differences.rows(
                            new Differences(today, today.plusYears(DiffCommand.YEARS))
                                    .between(is, back, calendar::equals)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
