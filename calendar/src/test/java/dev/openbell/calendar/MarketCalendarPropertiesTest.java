package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MarketCalendarPropertiesTest {
    private static final long FIRST = Instant.parse("2023-12-25T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2029-01-07T00:00:00Z").getEpochSecond();

    @Provide
    Arbitrary<MarketCalendar> markets() {
        return Arbitraries.of(
                Calendars.XNYS,
                Calendars.XLON,
                Calendars.TOKYO,
                Calendars.FUTURES,
                Calendars.ALWAYS);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(FIRST, LAST).map(Instant::ofEpochSecond);
    }

    @Property(tries = 200)
    void sessionsAndTheirSegmentsAreDisjointAndOrdered(
            @ForAll("markets") MarketCalendar market, @ForAll("instants") Instant around) {
        LocalDate from = LocalDate.ofInstant(around, market.zone());
        Instant end = Instant.MIN;
        LocalDate tradeDate = LocalDate.MIN;
        for (MarketSession session : market.sessions(from, from.plusDays(60))) {
            assertThat(session.tradeDate()).isAfter(tradeDate);
            tradeDate = session.tradeDate();
            for (Segment segment : session.segments()) {
                assertThat(segment.start()).isAfterOrEqualTo(end);
                end = segment.end();
            }
        }
    }

    @Property
    void everyInstantLiesInExactlyOneStretchAndStretchesFollowEachOther(
            @ForAll("markets") MarketCalendar market, @ForAll("instants") Instant t) {
        PhaseAnswer here = market.phaseAt(t);
        assertThat(here.since()).isBeforeOrEqualTo(t);
        assertThat(here.until()).isAfter(t);
        if (!here.until().equals(Instant.MAX)) {
            assertThat(market.phaseAt(here.until()).since()).isEqualTo(here.until());
            assertThat(market.phaseAt(here.until().minusNanos(1))).isEqualTo(here);
        }
        if (!here.since().equals(Instant.MIN)) {
            assertThat(market.phaseAt(here.since())).isEqualTo(here);
            assertThat(market.phaseAt(here.since().minusNanos(1)).until()).isEqualTo(here.since());
        }
    }

    @Property
    void thePhaseIsTheOneOfTheSegmentThatTheInstantLiesIn(
            @ForAll("markets") MarketCalendar market, @ForAll("instants") Instant t) {
        PhaseAnswer here = market.phaseAt(t);
        if (here.phase() == Phase.Unknown) {
            return;
        }
        LocalDate date = LocalDate.ofInstant(t, market.zone());
        List<MarketSession> near = market.sessions(date.minusDays(4), date.plusDays(4));
        Optional<Phase> expected = Optional.empty();
        Optional<LocalDate> tradeDate = Optional.empty();
        for (MarketSession session : near) {
            for (Segment segment : session.segments()) {
                if (!t.isBefore(segment.start()) && t.isBefore(segment.end())) {
                    expected = Optional.of(segment.phase());
                    tradeDate = Optional.of(session.tradeDate());
                }
            }
        }
        assertThat(here.phase()).isEqualTo(expected.orElse(Phase.Closed));
        assertThat(here.tradeDate()).isEqualTo(tradeDate);
    }

    @Property
    void tradeDatesNeverGoBack(
            @ForAll("markets") MarketCalendar market,
            @ForAll("instants") Instant a,
            @ForAll("instants") Instant b) {
        var earlier = market.phaseAt(a.isBefore(b) ? a : b).tradeDate();
        var later = market.phaseAt(a.isBefore(b) ? b : a).tradeDate();
        if (earlier.isPresent() && later.isPresent()) {
            assertThat(earlier.get()).isBeforeOrEqualTo(later.get());
        }
    }
}
