/**
 * What the demo has seen, as values, and what follows from it: flips, their lateness, the sides
 * that were shown. Pure: no client, no clock, no terminal. The view draws it, the shell fills it.
 */
@NullMarked
package dev.openbell.demo.scene;

import org.jspecify.annotations.NullMarked;
