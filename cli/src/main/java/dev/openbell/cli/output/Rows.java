package dev.openbell.cli.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;

/**
 * An answer: rows of texts under columns.
 *
 * @param columns names in small letters with underscores
 * @param rows as many cells each as there are columns; a cell that says nothing is empty
 */
public record Rows(List<String> columns, List<List<String>> rows) {

    /** Copies, and refuses a row of another length. */
    public Rows {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row + " has not the columns " + columns);
            }
        }
    }

    /** Writes all rows. */
    public void write(Format format, PrintWriter out) throws IOException {
        switch (format) {
            case table -> table(out);
            case json -> {
                out.println(
                        new ObjectMapper()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(maps()));
            }
            case yaml -> {
                var mapper =
                        YAMLMapper.builder()
                                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                                .build();
                out.println(mapper.writeValueAsString(maps()).stripTrailing());
            }
            case csv -> {
                // Not closed: the writer is the caller's.
                var printer =
                        CSVFormat.DEFAULT
                                .builder()
                                .setRecordSeparator('\n')
                                .setHeader(columns.toArray(String[]::new))
                                .get()
                                .print(out);
                printer.printRecords(rows);
            }
        }
        out.flush();
    }

    private List<Map<String, String>> maps() {
        return rows.stream().map(this::map).toList();
    }

    private Map<String, String> map(List<String> row) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            if (!row.get(i).isEmpty()) {
                map.put(columns.get(i), row.get(i));
            }
        }
        return map;
    }

    private void table(PrintWriter out) {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            widths.add(
                    Math.max(
                            columns.get(i).length(),
                            rows.stream()
                                    .mapToInt(row -> row.get(column).length())
                                    .max()
                                    .orElse(0)));
        }
        line(
                columns.stream()
                        .map(name -> name.toUpperCase(Locale.ROOT).replace('_', ' '))
                        .toList(),
                widths,
                out);
        rows.forEach(row -> line(row, widths, out));
    }

    private static void line(List<String> cells, List<Integer> widths, PrintWriter out) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(cells.get(i));
            line.append(" ".repeat(widths.get(i) - cells.get(i).length() + 2));
        }
        out.println(line.toString().stripTrailing());
    }
}
