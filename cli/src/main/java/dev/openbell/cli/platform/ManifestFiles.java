package dev.openbell.cli.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.openbell.api.OpenbellMapper;
import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.ChatbotPolicy;
import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.TradingSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Manifests of a file or a folder; other kinds than Openbell's are passed over. */
public final class ManifestFiles {

    private static final String GROUP = "openbell.dev/";

    private final ObjectMapper mapper = OpenbellMapper.create();
    private final String namespace;
    private final Set<String> names = new HashSet<>();
    private final Inventory found =
            new Inventory(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());

    private ManifestFiles(String namespace) {
        this.namespace = namespace;
    }

    /**
     * All objects, the files in the order of their names; folders below are left out, as kubectl
     * does.
     *
     * @param namespace of objects that name none
     */
    static Inventory read(Path path, String namespace) {
        var files = new ManifestFiles(namespace);
        try {
            if (Files.isDirectory(path)) {
                try (var all = Files.list(path)) {
                    for (var file : all.filter(ManifestFiles::isManifest).sorted().toList()) {
                        files.file(file);
                    }
                }
            } else {
                files.file(path);
            }
        } catch (IOException e) {
            throw new CliException("cannot read " + path + ": " + e.getMessage(), e);
        }
        return files.found;
    }

    /** The MarketCalendars of a file or a folder. */
    public static List<MarketCalendar> calendars(Path path) {
        return read(path, "default").calendars();
    }

    private static boolean isManifest(Path file) {
        var name = file.toString();
        return Files.isRegularFile(file)
                && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }

    private void file(Path file) throws IOException {
        List<JsonNode> documents;
        try (var values =
                new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            documents = values.readAll();
        } catch (JsonProcessingException e) {
            throw new CliException(file + ": " + e.getOriginalMessage(), e);
        }
        for (var document : documents) {
            if (document.path("kind").asText().equals("List")) {
                document.path("items").forEach(item -> object(item, file));
            } else {
                object(document, file);
            }
        }
    }

    private void object(JsonNode document, Path file) {
        if (!(document instanceof ObjectNode object)
                || !document.path("apiVersion").asText().startsWith(GROUP)) {
            return;
        }
        var kind = object.path("kind").asText();
        if (object.at("/metadata/name").asText().isEmpty()) {
            throw new CliException(file + ": metadata.name: a " + kind + " needs a name.");
        }
        var metadata = (ObjectNode) object.path("metadata");
        if (!metadata.hasNonNull("namespace")) {
            metadata.put("namespace", namespace);
        }
        if (!metadata.hasNonNull("uid")) {
            metadata.put(
                    "uid",
                    kind
                            + "/"
                            + metadata.path("namespace").asText()
                            + "/"
                            + metadata.path("name").asText());
        }
        if (!names.add(metadata.path("uid").asText())) {
            throw new CliException(
                    file
                            + ": "
                            + kind
                            + " \""
                            + metadata.path("name").asText()
                            + "\" is there twice.");
        }
        try {
            switch (kind) {
                case "AIServiceCluster" ->
                        found.clusters().add(mapper.treeToValue(object, AIServiceCluster.class));
                case "TradingSchedule" ->
                        found.schedules().add(mapper.treeToValue(object, TradingSchedule.class));
                case "ScheduleOverride" ->
                        found.overrides().add(mapper.treeToValue(object, ScheduleOverride.class));
                case "ChatbotPolicy" ->
                        found.policies().add(mapper.treeToValue(object, ChatbotPolicy.class));
                case "MarketCalendar" ->
                        found.calendars().add(mapper.treeToValue(object, MarketCalendar.class));
                default -> throw new CliException(file + ": kind: Openbell has no " + kind + ".");
            }
        } catch (JsonProcessingException e) {
            throw new CliException(
                    file
                            + ": "
                            + kind
                            + " \""
                            + metadata.path("name").asText()
                            + "\": "
                            + e.getOriginalMessage(),
                    e);
        }
    }
}
