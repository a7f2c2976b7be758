package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every session since 2000 against libraries that others made; {@code calendar/reference}. */
class ReferenceTest {
    private static final Path DIFFERENCES = Path.of("target/differences");
    private static final LocalDate FROM = LocalDate.of(2000, 1, 1);

    /** What a library says of one market. */
    private record Of(String library, String market) {}

    /** What of a session is compared; times that are absent are empty. */
    private record Hours(
            Optional<Instant> open,
            Optional<Instant> close,
            Optional<Instant> breakStart,
            Optional<Instant> breakEnd) {
        static final Hours NONE =
                new Hours(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        static Hours of(MarketSession session) {
            var pause =
                    session.segments().stream().filter(s -> s.phase() == Phase.Break).findFirst();
            return new Hours(
                    Optional.of(session.open()),
                    Optional.of(session.close()),
                    pause.map(Segment::start),
                    pause.map(Segment::end));
        }

        String local(ZoneId zone) {
            return Stream.of(open, close, breakStart, breakEnd)
                    .flatMap(Optional::stream)
                    .map(at -> at.atZone(zone).toLocalDateTime().toString())
                    .collect(Collectors.joining(" "));
        }

        /** In what the two differ, in the ledger's words. */
        List<String> differences(Hours other) {
            if (open.isPresent() != other.open.isPresent()) {
                return List.of("session");
            }
            var what = new ArrayList<String>();
            if (!open.equals(other.open)) {
                what.add("open");
            }
            if (!close.equals(other.close)) {
                what.add("close");
            }
            if (!breakStart.equals(other.breakStart) || !breakEnd.equals(other.breakEnd)) {
                what.add("break");
            }
            return what;
        }
    }

    /** A row of the ledger. */
    private record Row(
            String library,
            String market,
            LocalDate from,
            LocalDate to,
            String what,
            String source) {
        static Stream<Row> of(Path file) {
            String market = file.getFileName().toString().replace(".csv", "");
            try {
                return Files.readAllLines(file).stream().skip(1).map(line -> of(market, line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Row of(String market, String line) {
            String[] cells = line.split(",", 7);
            return new Row(
                    cells[0],
                    market,
                    LocalDate.parse(cells[1]),
                    LocalDate.parse(cells[2]),
                    cells[3],
                    cells[6]);
        }

        boolean explains(Of of, LocalDate date, String difference) {
            return library.equals(of.library)
                    && market.equals(of.market)
                    && what.equals(difference)
                    && !date.isBefore(from)
                    && !date.isAfter(to);
        }
    }

    private static final Map<Of, TreeMap<LocalDate, Hours>> THEIRS = new LinkedHashMap<>();
    private static List<Row> ledger = List.of();

    @BeforeAll
    static void read() throws IOException {
        for (String[] cells : References.rows("sessions")) {
            THEIRS.computeIfAbsent(new Of(cells[0], cells[1]), of -> new TreeMap<>())
                    .put(
                            LocalDate.parse(cells[2]),
                            new Hours(
                                    instant(cells[3]),
                                    instant(cells[4]),
                                    instant(cells[5]),
                                    instant(cells[6])));
        }
        try (var files = Files.list(References.FOLDER.resolve("discrepancies"))) {
            ledger = files.sorted().flatMap(Row::of).toList();
        }
    }

    private static Optional<Instant> instant(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    @TestFactory
    List<DynamicTest> everySessionSince2000AgreesOrIsInTheLedger() {
        return THEIRS.keySet().stream()
                .map(
                        of ->
                                DynamicTest.dynamicTest(
                                        of.market() + " and " + of.library(),
                                        () ->
                                                assertThat(unexplained(of))
                                                        .as("differences, all in %s", DIFFERENCES)
                                                        .isEmpty()))
                .toList();
    }

    @Test
    void everyRowOfTheLedgerExplainsADifferenceAndNamesASource() {
        assertThat(ledger)
                .allSatisfy(
                        row -> {
                            assertThat(row.source()).isNotBlank();
                            var of = new Of(row.library(), row.market());
                            assertThat(THEIRS).containsKey(of);
                            assertThat(differences(of))
                                    .as("%s", row)
                                    .anyMatch(d -> row.explains(of, d.date(), d.what()));
                        });
    }

    /** A trade date on which the two differ, and in what; both in local times. */
    private record Difference(LocalDate date, String what, String theirs, String ours) {}

    /** What no row explains, all of it in a file, since of many only a few are worth printing. */
    private static List<Difference> unexplained(Of of) throws IOException {
        var unexplained =
                differences(of).stream()
                        .filter(
                                d ->
                                        ledger.stream()
                                                .noneMatch(
                                                        row ->
                                                                row.explains(
                                                                        of, d.date(), d.what())))
                        .toList();
        Files.createDirectories(DIFFERENCES);
        Files.write(
                DIFFERENCES.resolve(of.market() + "-" + of.library() + ".txt"),
                unexplained.stream().map(Difference::toString).toList());
        return unexplained;
    }

    private static List<Difference> differences(Of of) {
        var theirs = THEIRS.get(of);
        var calendar = MarketCalendars.builtIn().find(of.market()).orElseThrow();
        var ours = new TreeMap<LocalDate, Hours>();
        for (MarketSession session : calendar.sessions(FROM, theirs.lastKey())) {
            ours.put(session.tradeDate(), Hours.of(session));
        }
        var dates = new TreeSet<>(ours.keySet());
        dates.addAll(theirs.subMap(FROM, true, calendar.validThrough(), true).keySet());
        return dates.stream()
                .flatMap(
                        date -> {
                            Hours here = ours.getOrDefault(date, Hours.NONE);
                            Hours there = theirs.getOrDefault(date, Hours.NONE);
                            return here.differences(there).stream()
                                    .map(
                                            what ->
                                                    new Difference(
                                                            date,
                                                            what,
                                                            there.local(calendar.zone()),
                                                            here.local(calendar.zone())));
                        })
                .toList();
    }
}
