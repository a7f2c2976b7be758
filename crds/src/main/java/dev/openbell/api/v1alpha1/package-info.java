/**
 * The five kinds of group {@code openbell.dev}, version {@code v1alpha1}, as records: what users
 * write and what the operator answers.
 *
 * <p>Why records with boxed, nullable parts: a field that the user left out must stay left out (a
 * primitive would be sent back as 0 or false and so become owned). Lists and maps are never null.
 * Every type is wider than its schema in the manifests: what the API server accepts, Jackson reads.
 * Everybody may depend on this package; it depends on nothing of Openbell.
 */
@NullMarked
package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
