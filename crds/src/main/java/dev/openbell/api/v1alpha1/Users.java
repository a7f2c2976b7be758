package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** Pods by connected users: ceil((users + waiting + headroom) / perPod). */
public record Users(@Nullable Long perPod, @Nullable Long headroom) {}
