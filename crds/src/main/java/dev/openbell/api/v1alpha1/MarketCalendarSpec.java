package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Market days as data. */
public record MarketCalendarSpec(
        @JsonProperty("extends") @Nullable String extendsName,
        @Nullable String timeZone,
        List<SessionTemplate> sessions,
        List<Closure> closures,
        List<EarlyClose> earlyCloses,
        List<LateOpen> lateOpens,
        List<ExtraSession> extraSessions,
        @Nullable String validThrough) {
    public MarketCalendarSpec {
        sessions = Lists.orEmpty(sessions);
        closures = Lists.orEmpty(closures);
        earlyCloses = Lists.orEmpty(earlyCloses);
        lateOpens = Lists.orEmpty(lateOpens);
        extraSessions = Lists.orEmpty(extraSessions);
    }
}
