/**
 * The load: many platforms made from {@code samples/}, and the bare client that does the same
 * writes without any operator, which tells what the rig can do at best. Used by the commands.
 */
@NullMarked
package dev.openbell.bench.load;

import org.jspecify.annotations.NullMarked;
