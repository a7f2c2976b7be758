/**
 * What everybody who speaks to the API shares: how objects are read ({@link OpenbellMapper}) and
 * how durations are spelled ({@link Durations}). The kinds themselves lie in {@code v1alpha1}.
 * Everybody may depend on this package; it depends on nothing of Openbell.
 */
@NullMarked
package dev.openbell.api;

import org.jspecify.annotations.NullMarked;
