package dev.openbell.operator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.NoticeView;
import dev.openbell.api.v1alpha1.TradingScheduleSpec;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.operator.testing.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A Thursday at 13:00, UTC; New York opens at 14:30. */
class NoticeTest {

    private static final Instant NOW = Instant.parse("2026-12-03T13:00:00Z");
    private static final Instant OPENS = Instant.parse("2026-12-03T14:30:00Z");
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final TradingScheduleSpec XNYS = spec("{markets: [XNYS]}");
    private static final TradingScheduleSpec XLON = spec("{markets: [XLON]}");

    @Test
    void whatWasNeverFollowedBeforeIsFollowedAtOnce() {
        var notice = of(XNYS, 1, Optional.empty(), NOW);
        assertThat(notice.followed()).isEqualTo(XNYS);
        assertThat(notice.until()).isEmpty();
    }

    @Test
    void anEditThatChangesTheStateWithinTheNoticeWaitsWhileItDoes() {
        var notice = of(XLON, 2, view(XNYS, null, null), NOW);
        assertThat(notice.followed()).isEqualTo(XNYS);
        assertThat(notice.until()).contains(NOW.plus(TWO_HOURS));
        assertThat(notice.view().waiting()).isEqualTo(2L);

        var later = of(XLON, 2, Optional.of(notice.view()), OPENS.minusSeconds(1));
        assertThat(later.followed()).isEqualTo(XNYS);
        assertThat(later.until()).contains(NOW.plus(TWO_HOURS));

        // From the bell on both are open, and the edit changes nothing within the notice.
        var over = of(XLON, 2, Optional.of(later.view()), OPENS);
        assertThat(over.followed()).isEqualTo(XLON);
        assertThat(over.until()).isEmpty();
    }

    @Test
    void anEditIsFollowedWhenTheNoticeIsOver() {
        var never = spec("{windows: [{days: [Sun], start: '13:30', end: '20:00', timeZone: UTC}]}");
        var waiting = of(never, 2, view(XLON, null, null), NOW);
        assertThat(waiting.followed()).isEqualTo(XLON);
        var last = NOW.plus(TWO_HOURS).minusMillis(1);
        assertThat(of(never, 2, Optional.of(waiting.view()), last).followed()).isEqualTo(XLON);
        var over = of(never, 2, Optional.of(waiting.view()), NOW.plus(TWO_HOURS));
        assertThat(over.followed()).isEqualTo(never);
        assertThat(over.until()).isEmpty();
    }

    @Test
    void anEditThatChangesNothingWithinTheNoticeIsFollowedAtOnce() {
        var friday =
                spec(
                        "{windows: [{days: [Fri], start: '09:00', end: '12:00', timeZone: UTC}, {days: [Thu], start: '12:00', end: '20:00', timeZone: UTC}]}");
        var shorter =
                spec(
                        "{windows: [{days: [Fri], start: '09:00', end: '11:00', timeZone: UTC}, {days: [Thu], start: '12:00', end: '20:00', timeZone: UTC}]}");
        assertThat(of(shorter, 2, view(friday, null, null), NOW).followed()).isEqualTo(shorter);
    }

    @Test
    void anotherEditBeginsTheNoticeAnew() {
        var first = of(XLON, 2, view(XNYS, null, null), NOW);
        var tokyo = spec("{windows: [{days: [Thu], start: '13:30', end: '20:00', timeZone: UTC}]}");
        var second = of(tokyo, 3, Optional.of(first.view()), NOW.plusSeconds(3600));
        assertThat(second.followed()).isEqualTo(XNYS);
        assertThat(second.until()).contains(NOW.plusSeconds(3600).plus(TWO_HOURS));
    }

    @Test
    void anEditThatIsTakenBackEndsTheNotice() {
        var waiting = of(XLON, 2, view(XNYS, null, null), NOW);
        var back = of(XNYS, 3, Optional.of(waiting.view()), NOW.plusSeconds(60));
        assertThat(back.followed()).isEqualTo(XNYS);
        assertThat(back.until()).isEmpty();
    }

    @Test
    void aClockThatWasSteppedBackDoesNotMakeTheNoticeLonger() {
        var waiting = of(XLON, 2, view(XNYS, null, null), NOW);
        var before = of(XLON, 2, Optional.of(waiting.view()), NOW.minusSeconds(3600));
        assertThat(before.until()).contains(NOW.minusSeconds(3600).plus(TWO_HOURS));
    }

    @Test
    void aVersionThatCannotBeUsedIsNotHeldTo() {
        assertThat(of(XLON, 2, view(spec("{markets: [NOPE]}"), null, null), NOW).followed())
                .isEqualTo(XLON);
        assertThat(of(XLON, 2, Optional.of(new NoticeView("no JSON", null, null)), NOW).followed())
                .isEqualTo(XLON);
        var nope = spec("{markets: [NOPE]}");
        assertThat(of(nope, 2, view(XNYS, null, null), NOW).followed()).isEqualTo(nope);
    }

    private static Notice of(
            TradingScheduleSpec edited, long generation, Optional<NoticeView> before, Instant now) {
        return Notice.of(
                edited,
                generation,
                before,
                TWO_HOURS,
                spec -> Schedules.compile("s", spec, List.of(), MarketCalendars.builtIn()),
                now);
    }

    private static Optional<NoticeView> view(
            TradingScheduleSpec followed, Long waiting, Instant until) {
        return Optional.of(
                new Notice(followed, Optional.ofNullable(waiting), Optional.ofNullable(until))
                        .view());
    }

    private static TradingScheduleSpec spec(String yaml) {
        return Yaml.read(yaml, TradingScheduleSpec.class);
    }
}
