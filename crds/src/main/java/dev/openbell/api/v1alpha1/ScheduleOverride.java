package dev.openbell.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** An exception to a schedule that ends by itself. Owned by the tenant or by on-call. */
@Group("openbell.dev")
@Version("v1alpha1")
@Kind("ScheduleOverride")
@Plural("scheduleoverrides")
@ShortNames("sover")
public class ScheduleOverride extends CustomResource<ScheduleOverrideSpec, ScheduleOverrideStatus>
        implements Namespaced {}
