/** The pod contract's management side, and how the process is put together. */
@NullMarked
package dev.openbell.ai.pod;

import org.jspecify.annotations.NullMarked;
