/** The socket that users talk through. */
@NullMarked
package dev.openbell.ai.line;

import org.jspecify.annotations.NullMarked;
