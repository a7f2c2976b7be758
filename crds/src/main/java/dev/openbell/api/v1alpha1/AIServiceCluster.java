package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalSelectableField;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * What runs: the frontend, backend and AI components of one platform and their limits. Owned by the
 * platform team.
 */
@Group("openbell.dev")
@Version("v1alpha1")
@Kind("AIServiceCluster")
@Plural("aiserviceclusters")
@ShortNames("aisc")
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Market",
        jsonPath = ".status.schedule.state",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Flip",
        jsonPath = ".status.flip.step",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Users",
        jsonPath = ".status.users",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Pods",
        jsonPath = ".status.pods",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
        name = "Next Bell",
        jsonPath = ".status.schedule.nextBell",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Policy",
        jsonPath = ".status.policy.revision",
        type = AdditionalPrinterColumn.Type.INTEGER,
        priority = 1)
@AdditionalSelectableField(jsonPath = ".spec.schedule.name")
@AdditionalSelectableField(jsonPath = ".spec.policy.name")
@ValidationRule(
        value =
                "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$') && size(self.metadata.name) "
                        + "<= 52",
        message =
                "metadata.name must begin with a letter, hold only lower-case letters, digits and -, and "
                        + "have at most 52 characters, since the names of children are made from it: choose "
                        + "another name.")
@JsonClassDescription(
        "What runs: the frontend, backend and AI components of one platform and their limits. "
                + "Owned by the platform team.")
public class AIServiceCluster extends CustomResource<AIServiceClusterSpec, AIServiceClusterStatus>
        implements Namespaced {}
