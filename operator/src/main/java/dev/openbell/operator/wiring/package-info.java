/** Makes what the rest is given, out of what an administrator set. Nothing may use it. */
@NullMarked
package dev.openbell.operator.wiring;

import org.jspecify.annotations.NullMarked;
