/**
 * JSON in one canonical form: for digests, for documents that pods mount, for comparing what is
 * wanted with what is there. Pure; Jackson only.
 */
@NullMarked
package dev.openbell.operator.json;

import org.jspecify.annotations.NullMarked;
