package dev.openbell.cli.calendar;

import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.cli.platform.ManifestFiles;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which MarketCalendars count beside the built-in calendars. */
final class CalendarSource {

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "PATH",
            description = "A file or folder with MarketCalendars, applied or not.")
    private @Nullable Path files;

    @Option(names = "--live", description = "The MarketCalendars of the cluster.")
    private boolean live;

    @Mixin private ContextOption cluster = new ContextOption();

    boolean hasFiles() {
        return files != null;
    }

    boolean isLive() {
        return live;
    }

    /** Those of the files; none without {@code -f}. */
    List<MarketCalendar> files() {
        return files == null ? List.of() : ManifestFiles.calendars(files);
    }

    /** Those of the cluster; none without {@code --live}. */
    List<MarketCalendar> live() {
        return live ? ask(CalendarSource::all) : List.of();
    }

    <T> T ask(Function<KubernetesClient, T> question) {
        return cluster.ask(question);
    }

    static List<MarketCalendar> all(KubernetesClient client) {
        return client.resources(MarketCalendar.class).list().getItems();
    }
}
