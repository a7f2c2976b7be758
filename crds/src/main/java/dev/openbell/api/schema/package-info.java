/**
 * What the records of the API say of themselves beyond their Java types: how a string is spelled,
 * how a list merges, what is not implemented yet.
 *
 * <p>Why not the generator's annotations alone: they know neither formats nor list types nor a
 * shared grammar, so the same pattern would be repeated in forty places. The generator of the
 * manifests reads these beside the generator's own ({@code @Size}, {@code @Min}, {@code @Max},
 * {@code @ValidationRule}). The operator may read {@link NotImplementedYet}; nothing else here
 * matters at run time.
 */
@NullMarked
package dev.openbell.api.schema;

import org.jspecify.annotations.NullMarked;
