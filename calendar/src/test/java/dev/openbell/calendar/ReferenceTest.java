package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every session against a table that somebody else's code made. */
class ReferenceTest {
    private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    private static final LocalDate TO = LocalDate.of(2028, 12, 31);

    @ParameterizedTest(name = "{0} agrees with the reference on all {1} sessions, ledger aside")
    @CsvSource({"XNYS, 1255", "XLON, 1265"})
    void everySessionAgrees(String mic, int count) throws IOException {
        record OpenClose(Instant open, Instant close) {}
        var reference = new TreeMap<LocalDate, OpenClose>();
        for (String[] row : rows(mic + ".csv")) {
            reference.put(
                    LocalDate.parse(row[0]),
                    new OpenClose(Instant.parse(row[1]), Instant.parse(row[2])));
        }
        assertThat(reference).hasSize(count);

        var ours = new TreeMap<LocalDate, OpenClose>();
        var calendar = MarketCalendars.builtIn().find(mic).orElseThrow();
        for (MarketSession session : calendar.sessions(FROM, TO)) {
            ours.put(session.tradeDate(), new OpenClose(session.open(), session.close()));
        }

        Set<LocalDate> differing = new HashSet<>();
        for (LocalDate date = FROM; !date.isAfter(TO); date = date.plusDays(1)) {
            if (!Objects.equals(reference.get(date), ours.get(date))) {
                differing.add(date);
            }
        }
        Set<LocalDate> excused = new HashSet<>();
        for (String[] row : rows("discrepancies.csv")) {
            if (row[0].equals(mic)) {
                excused.add(LocalDate.parse(row[1]));
            }
        }
        assertThat(differing).isEqualTo(excused);
    }

    private static List<String[]> rows(String file) throws IOException {
        try (var in = ReferenceTest.class.getResourceAsStream("reference/" + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }
}
