package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.HOST;
import static dev.openbell.api.schema.Grammar.OBJECT_NAME;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How users reach the platform. */
@ValidationRule(
        value = "has(self.host)",
        message =
                "host is required in exposure: write the DNS name under which users reach the platform, "
                        + "like desk.example.com.")
@ValidationRule(
        value = "!has(self.kind) || self.kind != 'HTTPRoute' || has(self.gateway)",
        message =
                "gateway is required in exposure with kind HTTPRoute: name the Gateway that the route "
                        + "attaches to.")
@ValidationRule(
        value = "!has(self.kind) || self.kind != 'Ingress' || !has(self.gateway)",
        message =
                "gateway in exposure is for HTTPRoutes but kind is Ingress: remove gateway, or set kind "
                        + "to HTTPRoute.")
@ValidationRule(
        value = "!has(self.className) || !has(self.gateway)",
        message =
                "className in exposure is the class of an Ingress and means nothing to a Gateway: remove "
                        + "className or gateway.")
@ValidationRule(
        value = "!has(self.tls) || !has(self.gateway)",
        message =
                "tls in exposure is for an Ingress; behind a Gateway the certificate belongs to the "
                        + "Gateway's listener: remove tls or gateway.")
public record Exposure(
        @JsonPropertyDescription(
                        "The DNS name under which users reach the platform: / leads to the frontend, /api and "
                                + "/ws to the backend. Required, since a route without a host would catch every host of "
                                + "the ingress class.")
                @Format(HOST)
                @Nullable String host,
        @JsonPropertyDescription(
                        "Ingress or HTTPRoute. Default: HTTPRoute when gateway is given, else Ingress.")
                @Nullable ExposureKind kind,
        @JsonPropertyDescription(
                        "The IngressClass, for kind Ingress. Default: the default class of the Kubernetes "
                                + "cluster.")
                @Format(OBJECT_NAME)
                @Nullable String className,
        @JsonPropertyDescription(
                        "The Gateway that the HTTPRoutes attach to. Required for kind HTTPRoute.")
                @Nullable GatewayRef gateway,
        @JsonPropertyDescription(
                        "The certificate, for kind Ingress; with a Gateway it belongs to the Gateway's listener. "
                                + "Default: no TLS at the Ingress.")
                @Nullable Tls tls,
        @JsonPropertyDescription(
                        "Where the frontend's static files come from. Default: the frontend.")
                @Nullable Assets assets,
        @JsonPropertyDescription(
                        "None, or Internal: the AI components get a route on an internal host of their own. "
                                + "Default: None.")
                @Nullable AiExposure ai) {}
