package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
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
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Extends",
        jsonPath = ".spec.extends",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Valid Through",
        jsonPath = ".status.validThrough",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Revision",
        jsonPath = ".status.revision",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
        value =
                "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$') && size(self.metadata.name) "
                        + "<= 63",
        message =
                "metadata.name must begin with a letter, hold only lower-case letters, digits and -, and "
                        + "have at most 63 characters, since schedules name it in markets: choose another name.")
@JsonClassDescription(
        "Market days as data, merged over the built-in calendars: public facts only. Owned by "
                + "the platform team.")
public class MarketCalendar extends CustomResource<MarketCalendarSpec, MarketCalendarStatus> {}
