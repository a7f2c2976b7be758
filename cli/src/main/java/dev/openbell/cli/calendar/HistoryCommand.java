package dev.openbell.cli.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.openbell.cli.output.OutputOption;
import dev.openbell.cli.output.Rows;
import dev.openbell.operator.marketcalendar.Revisions;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The revisions of a MarketCalendar. */
@Command(
        name = "history",
        description = {
            "Lists the revisions of a MarketCalendar: the specs that were in use, the last ten.",
            "With --revision, prints that one as a manifest, for Git or for kubectl apply."
        },
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    @Spec private CommandSpec command = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of a MarketCalendar.")
    private String name = "";

    @Option(names = "--revision", paramLabel = "NUMBER", description = "One to print.")
    private @Nullable Long revision;

    @Mixin private ContextOption cluster = new ContextOption();
    @Mixin private RevisionSource revisions = new RevisionSource();
    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        var history = cluster.ask(client -> revisions.of(client, name));
        var number = revision;
        if (number != null) {
            var out = command.commandLine().getOut();
            out.print(manifest(name, Revisions.content(history.version(number).getSpec())));
            out.flush();
            return 0;
        }
        long inUse = history.inUse();
        output.write(
                new Rows(
                        List.of("revision", "accepted", "data_revision", "in_use"),
                        history.revisions().stream()
                                .map(r -> row(r, r.getRevision() == inUse))
                                .toList()));
        return 0;
    }

    static List<String> row(ControllerRevision revision, boolean inUse) {
        var metadata = revision.getMetadata();
        return List.of(
                String.valueOf(revision.getRevision()),
                Objects.requireNonNullElse(metadata.getCreationTimestamp(), ""),
                Objects.requireNonNullElse(metadata.getAnnotations(), Map.<String, String>of())
                        .getOrDefault(Revisions.DATA, ""),
                inUse ? "yes" : "");
    }

    /** A manifest with this spec. */
    static String manifest(String name, JsonNode spec) throws IOException {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("apiVersion", "openbell.dev/v1alpha1").put("kind", "MarketCalendar");
        manifest.putObject("metadata").put("name", name);
        manifest.set("spec", spec);
        return YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .build()
                .writeValueAsString(manifest);
    }
}
