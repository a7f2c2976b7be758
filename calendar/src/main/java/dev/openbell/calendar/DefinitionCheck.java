package dev.openbell.calendar;

import dev.openbell.calendar.CalendarDefinition.HolidayRule;
import dev.openbell.calendar.CalendarDefinition.SegmentTemplate;
import dev.openbell.calendar.CalendarDefinition.SessionTemplate;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges one definition by itself: every problem is a sentence that begins with its field. */
final class DefinitionCheck {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private final CalendarDefinition definition;
    private final List<String> problems = new ArrayList<>();

    private DefinitionCheck(CalendarDefinition definition) {
        this.definition = definition;
    }

    static List<String> problems(CalendarDefinition definition) {
        var check = new DefinitionCheck(definition);
        check.required();
        check.templates();
        check.overlaps();
        check.rules();
        check.dates();
        return List.copyOf(check.problems);
    }

    private void problem(String field, String sentence) {
        problems.add(field + ": " + sentence);
    }

    private void required() {
        definition.validThrough().ifPresent(date -> inRange("validThrough", date));
        if (definition.extendsName().isPresent()) {
            return;
        }
        if (definition.timeZone().isEmpty()) {
            problem("timeZone", "a calendar that extends no other needs a time zone");
        }
        if (definition.sessions().isEmpty()) {
            problem("sessions", "a calendar that extends no other needs at least one session");
        }
        if (definition.validThrough().isEmpty()) {
            problem(
                    "validThrough",
                    "a calendar that extends no other must say how far it is known");
        }
    }

    private void templates() {
        Map<LocalDate, Set<DayOfWeek>> taken = new HashMap<>();
        for (int i = 0; i < definition.sessions().size(); i++) {
            SessionTemplate template = definition.sessions().get(i);
            String field = "sessions[" + i + "]";
            inRange(field + ".effectiveFrom", template.effectiveFrom());
            if (template.days().isEmpty()) {
                problem(field + ".days", "a session needs at least one weekday");
            }
            var days =
                    taken.computeIfAbsent(
                            template.effectiveFrom(), d -> EnumSet.noneOf(DayOfWeek.class));
            for (DayOfWeek day : template.days()) {
                if (!days.add(day)) {
                    problem(
                            field + ".days",
                            day
                                    + " already has a session that is effective from "
                                    + template.effectiveFrom());
                }
            }
            segments(field + ".segments", template.segments());
        }
    }

    private void segments(String field, List<SegmentTemplate> segments) {
        if (segments.isEmpty()) {
            problem(field, "a session needs at least one segment");
        }
        int previousEnd = Integer.MIN_VALUE;
        for (int i = 0; i < segments.size(); i++) {
            SegmentTemplate segment = segments.get(i);
            String at = field + "[" + i + "]";
            if (segment.phase() == Phase.Closed || segment.phase() == Phase.Unknown) {
                problem(at + ".phase", segment.phase() + " is not a phase of a session");
            }
            if (Math.abs(segment.startDayOffset()) > 3) {
                problem(at + ".startDayOffset", "must lie between -3 and 3");
            }
            if (Math.abs(segment.endDayOffset()) > 3) {
                problem(at + ".endDayOffset", "must lie between -3 and 3");
            }
            if (DayPlan.start(segment) >= DayPlan.end(segment)) {
                problem(
                        at + ".end",
                        segment.end()
                                + " is not after the start "
                                + segment.start()
                                + "; over midnight say endDayOffset: 1");
            }
            if (DayPlan.start(segment) < previousEnd) {
                problem(
                        at + ".start",
                        segment.start() + " is before the end of the segment before");
            }
            previousEnd = DayPlan.end(segment);
        }
    }

    // A session may begin days before its trade date, so it is held against the three that follow.
    private void overlaps() {
        List<SessionTemplate> templates = definition.sessions();
        for (int i = 0; i < templates.size(); i++) {
            for (SessionTemplate next : templates) {
                if (runsInto(templates.get(i), next)) {
                    problem(
                            "sessions[" + i + "].segments",
                            "the session runs into the one of a later trade date");
                    break;
                }
            }
        }
    }

    private static boolean runsInto(SessionTemplate one, SessionTemplate next) {
        if (!one.effectiveFrom().equals(next.effectiveFrom())
                || one.segments().isEmpty()
                || next.segments().isEmpty()) {
            return false;
        }
        int end = DayPlan.end(one.segments().getLast());
        int start = DayPlan.start(next.segments().getFirst());
        for (int days = 1; days <= 3; days++) {
            int later = days;
            boolean follows =
                    one.days().stream().anyMatch(d -> next.days().contains(d.plus(later)));
            if (follows && end > start + days * 1440) {
                return true;
            }
        }
        return false;
    }

    private void rules() {
        for (int i = 0; i < definition.holidays().size(); i++) {
            rule("holidays[" + i + "]", definition.holidays().get(i), false);
        }
        for (int i = 0; i < definition.earlyCloseRules().size(); i++) {
            rule("earlyCloseRules[" + i + "]", definition.earlyCloseRules().get(i).rule(), true);
        }
    }

    private void rule(String field, HolidayRule rule, boolean earlyClose) {
        if (rule.name().isBlank()) {
            problem(field + ".name", "a rule needs a name");
        }
        if (rule.when() instanceof DayRule.LastSessionBefore && !earlyClose) {
            problem(field + ".lastSessionBefore", "only an early close can be the last session");
        }
        if (earlyClose
                && rule.when() instanceof DayRule.FixedDate fixed
                && fixed.observance() != Observance.None) {
            problem(
                    field + ".observe",
                    "an early close is not moved; say on which weekdays it holds");
        }
    }

    private void dates() {
        Map<LocalDate, String> whole = new HashMap<>();
        Map<LocalDate, String> early = new HashMap<>();
        Map<LocalDate, String> late = new HashMap<>();
        for (int i = 0; i < definition.closures().size(); i++) {
            claim("closures[" + i + "]", definition.closures().get(i).date(), whole, whole);
        }
        for (int i = 0; i < definition.extraSessions().size(); i++) {
            var extra = definition.extraSessions().get(i);
            claim("extraSessions[" + i + "]", extra.date(), whole, whole);
            segments("extraSessions[" + i + "].segments", extra.segments());
        }
        for (int i = 0; i < definition.earlyCloses().size(); i++) {
            claim("earlyCloses[" + i + "]", definition.earlyCloses().get(i).date(), early, whole);
        }
        for (int i = 0; i < definition.lateOpens().size(); i++) {
            claim("lateOpens[" + i + "]", definition.lateOpens().get(i).date(), late, whole);
        }
    }

    private void claim(
            String field,
            LocalDate date,
            Map<LocalDate, String> own,
            Map<LocalDate, String> whole) {
        inRange(field + ".date", date);
        String other = own.getOrDefault(date, whole.get(date));
        if (other != null) {
            problem(field + ".date", date + " is already in " + other + "; keep one of the two");
        } else {
            own.put(date, field);
        }
    }

    private void inRange(String field, LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            problem(field, date + " does not lie between " + EARLIEST + " and " + LATEST);
        }
    }
}
