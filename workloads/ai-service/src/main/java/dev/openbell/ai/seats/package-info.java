/** Who is connected, and how many may be. */
@NullMarked
package dev.openbell.ai.seats;

import org.jspecify.annotations.NullMarked;
