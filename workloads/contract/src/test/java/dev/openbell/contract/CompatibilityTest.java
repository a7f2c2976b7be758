package dev.openbell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Version v1 as it was published: these files are never changed, only added to. What is read from
 * them is written again as the same, and both keep the published schemas.
 */
class CompatibilityTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("openbell.root"));

    /** Each file under v1, with the type that it is read as and the schema that it keeps. */
    enum Document {
        TIMETABLE("timetable", Timetable.class, "timetable"),
        POLICY("policy", PolicyDocument.class, "policy"),
        REPORT("report", Report.class, "report"),
        REPORT_IDLE("report-idle", Report.class, "report"),
        DRAIN("drain", Drain.class, "drain"),
        WAKE("wake", Wake.class, "wake");

        final String file;
        final Class<?> type;
        final String schema;

        Document(String file, Class<?> type, String schema) {
            this.file = file;
            this.type = type;
            this.schema = schema;
        }

        byte[] content() throws IOException {
            return Files.readAllBytes(
                    ROOT.resolve("workloads/contract/src/test/resources/v1/" + file + ".json"));
        }

        JsonNode schemaTree() throws IOException {
            return JSON.readTree(
                    ROOT.resolve("docs/reference/contract/" + schema + ".schema.json").toFile());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReadIsWrittenAsTheSame(Document document) throws IOException {
        var read = Documents.read(document.content(), document.type);
        assertThat(JSON.readTree(Documents.write(read)))
                .isEqualTo(JSON.readTree(document.content()));
    }

    @ParameterizedTest
    @EnumSource
    void whatALaterVersionAddsIsIgnored(Document document) throws IOException {
        var later = (ObjectNode) JSON.readTree(document.content());
        later.put("added", 1).putObject("more").putArray("of").add("it");
        assertThat(Documents.read(JSON.writeValueAsBytes(later), document.type))
                .isEqualTo(Documents.read(document.content(), document.type));
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentKeepsItsSchema(Document document) throws IOException {
        assertThat(errors(document, new String(document.content()))).isEmpty();
        assertThat(errors(document, "{}")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaHasTheFieldsOfTheRecord(Document document) throws IOException {
        var fields =
                Arrays.stream(document.type.getRecordComponents())
                        .map(component -> component.getName())
                        .collect(Collectors.toCollection(TreeSet::new));
        var properties = new TreeSet<String>();
        document.schemaTree().get("properties").fieldNames().forEachRemaining(properties::add);
        assertThat(properties).isEqualTo(fields);
    }

    @Test
    void theTimetableReadsAsItSays() throws IOException {
        var timetable = Documents.read(Document.TIMETABLE.content(), Timetable.class);
        assertThat(timetable.now()).isEqualTo(Session.Closed);
        assertThat(timetable.bells())
                .containsExactly(
                        new Timetable.Bell(
                                Instant.parse("2026-11-23T14:30:00Z"),
                                Session.Open,
                                List.of(Role.Trading, Role.Chatbot)),
                        new Timetable.Bell(
                                Instant.parse("2026-11-23T21:00:00Z"),
                                Session.Closed,
                                List.of(Role.Learning, Role.Chatbot)));
    }

    @Test
    void theReportReadsAsItSays() throws IOException {
        assertThat(Documents.read(Document.REPORT.content(), Report.class))
                .isEqualTo(
                        new Report(
                                9,
                                12,
                                null,
                                Map.of(
                                        Role.Trading, RoleState.Active,
                                        Role.Learning, RoleState.Dormant,
                                        Role.Chatbot, RoleState.Active),
                                "5b0c",
                                7,
                                false,
                                0,
                                Map.of("chatbot", 3)));
    }

    private static List<String> errors(Document document, String content) throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(document.schemaTree().toString(), InputFormat.JSON);
        return schema.validate(content, InputFormat.JSON).stream()
                .map(error -> error.getMessage())
                .toList();
    }
}
