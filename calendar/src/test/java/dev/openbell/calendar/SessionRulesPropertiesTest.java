package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.calendar.SessionCases.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SessionRulesPropertiesTest {
    @Provide
    Arbitrary<Instant> instants() {
        return SessionCases.instants();
    }

    @Provide
    Arbitrary<Case> cases() {
        return SessionCases.cases();
    }

    @Property(tries = 500)
    void theNextBellIsLaterAndChangesTheStateAndNothingChangesBeforeIt(
            @ForAll("cases") Case example,
            @ForAll("instants") Instant t,
            @ForAll("instants") Instant probe) {
        SessionRules rules = example.rules();
        SessionState now = rules.at(t).state();
        Optional<Bell> bell = rules.nextBell(t);
        assertThat(rules.at(t).until()).isEqualTo(bell.map(Bell::at));
        if (bell.isEmpty()) {
            return;
        }
        Instant at = bell.get().at();
        assertThat(at).isAfter(t);
        assertThat(bell.get().from()).isEqualTo(now);
        assertThat(bell.get().to()).isNotEqualTo(now);
        assertThat(rules.at(at).state()).isEqualTo(bell.get().to());
        assertThat(rules.at(at.minusNanos(1)).state()).isEqualTo(now);
        long span = Duration.between(t, at).toSeconds();
        for (long part = 0; part < 40; part++) {
            Instant between = t.plusSeconds(span * part / 40);
            assertThat(rules.at(between).state()).isEqualTo(now);
        }
        if (!probe.isBefore(t) && probe.isBefore(at)) {
            assertThat(rules.at(probe).state()).isEqualTo(now);
        }
    }

    @Property(tries = 300)
    void theStateIsAsOldAsTheAnswerSays(
            @ForAll("cases") Case example, @ForAll("instants") Instant t) {
        SessionRules rules = example.rules();
        SessionAnswer answer = rules.at(t);
        assertThat(answer.since()).isBeforeOrEqualTo(t);
        if (!answer.since().equals(Instant.MIN)) {
            assertThat(rules.at(answer.since()).state()).isEqualTo(answer.state());
        }
        if (answer.since().isAfter(t.minus(Duration.ofDays(390)))) {
            assertThat(rules.at(answer.since().minusNanos(1)).state()).isNotEqualTo(answer.state());
        }
    }

    @Property(tries = 200)
    void theListOfBellsIsWhatAskingForTheNextOneAgainAndAgainGives(
            @ForAll("cases") Case example, @ForAll("instants") Instant t) {
        SessionRules rules = example.rules();
        List<Bell> list = rules.bells(t, t.plus(Duration.ofDays(14)), 10);
        List<Bell> oneByOne = new ArrayList<>();
        Instant at = t;
        for (int i = 0; i < list.size(); i++) {
            Bell bell = rules.nextBell(at).orElseThrow();
            oneByOne.add(bell);
            at = bell.at();
        }
        assertThat(list).isEqualTo(oneByOne);
        for (int i = 1; i < list.size(); i++) {
            assertThat(list.get(i).from()).isEqualTo(list.get(i - 1).to());
        }
    }

    @Property(tries = 300)
    void anAnswerDependsOnTheInstantAloneAndNotOnWhatWasAskedBefore(
            @ForAll("cases") Case example,
            @ForAll("instants") Instant a,
            @ForAll("instants") Instant b) {
        SessionRules asked = example.rules();
        asked.at(a);
        assertThat(asked.at(b)).isEqualTo(example.rules().at(b));
        Instant near = asked.at(b).until().map(u -> u.minusNanos(1)).orElse(b);
        assertThat(asked.at(near)).isEqualTo(example.rules().at(near));
    }

    @Property(tries = 300)
    void sourcesCombineByTheTableOfKnownAnswers(
            @ForAll("cases") Case example, @ForAll("instants") Instant t) {
        List<SessionState> states =
                example.sources().stream().map(source -> source.at(t).state()).toList();
        var order =
                example.combine() == Combine.Any
                        ? List.of(SessionState.Open, SessionState.Unknown, SessionState.Break)
                        : List.of(SessionState.Closed, SessionState.Break, SessionState.Unknown);
        SessionState otherwise =
                example.combine() == Combine.Any ? SessionState.Closed : SessionState.Open;
        SessionState expected =
                order.stream().filter(states::contains).findFirst().orElse(otherwise);
        assertThat(example.base().at(t).state()).isEqualTo(expected);
    }

    @Property(tries = 300)
    void anOverrideDecidesInsideItsBoundsAndNowhereElse(
            @ForAll("cases") Case example, @ForAll("instants") Instant t) {
        Assume.that(!example.overrides().isEmpty());
        SessionRules rules = example.rules();
        List<Instant> probes = new ArrayList<>(List.of(t));
        for (SessionOverride o : example.overrides()) {
            probes.addAll(List.of(o.from(), o.from().minusNanos(1)));
            probes.addAll(List.of(o.until(), o.until().minusNanos(1)));
        }
        for (Instant probe : probes) {
            Optional<SessionOverride> winner = Optional.empty();
            for (SessionOverride o : example.overrides()) {
                if (!probe.isBefore(o.from())
                        && probe.isBefore(o.until())
                        && winner.map(w -> stronger(o, w)).orElse(true)) {
                    winner = Optional.of(o);
                }
            }
            SessionAnswer answer = rules.at(probe);
            if (winner.isEmpty()) {
                assertThat(answer.state()).isEqualTo(example.base().at(probe).state());
                assertThat(answer.reason()).isNotEqualTo(Reason.Override);
            } else {
                assertThat(answer.rule()).isEqualTo(winner.get().name());
                SessionState forced =
                        switch (winner.get().effect()) {
                            case Open -> SessionState.Open;
                            case Closed -> SessionState.Closed;
                            case Hold -> heldBy(winner.get(), example);
                        };
                assertThat(answer.state()).isEqualTo(forced);
            }
        }
    }

    /** What was there at its start, were there only the overrides that it beats. */
    private static SessionState heldBy(SessionOverride hold, Case example) {
        List<SessionOverride> weaker =
                example.overrides().stream().filter(o -> stronger(hold, o)).toList();
        return new Case(
                        example.markets(),
                        example.combine(),
                        example.phases(),
                        example.bridge(),
                        example.windows(),
                        weaker)
                .rules()
                .at(hold.from())
                .state();
    }

    private static boolean stronger(SessionOverride a, SessionOverride b) {
        return a.from().equals(b.from())
                ? a.name().compareTo(b.name()) < 0
                : a.from().isAfter(b.from());
    }
}
