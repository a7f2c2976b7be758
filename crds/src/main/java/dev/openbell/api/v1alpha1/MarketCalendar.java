package dev.openbell.api.v1alpha1;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Market days as data, merged over the built-in calendars. Owned by the platform team. */
@Group("openbell.dev")
@Version("v1alpha1")
@Kind("MarketCalendar")
@Plural("marketcalendars")
@ShortNames("mcal")
public class MarketCalendar extends CustomResource<MarketCalendarSpec, MarketCalendarStatus> {}
