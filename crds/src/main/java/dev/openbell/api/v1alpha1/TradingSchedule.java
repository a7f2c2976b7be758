package dev.openbell.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** When a market counts as open for the clusters that name this schedule. Owned by the tenant. */
@Group("openbell.dev")
@Version("v1alpha1")
@Kind("TradingSchedule")
@Plural("tradingschedules")
@ShortNames("tsched")
public class TradingSchedule extends CustomResource<TradingScheduleSpec, TradingScheduleStatus>
        implements Namespaced {}
