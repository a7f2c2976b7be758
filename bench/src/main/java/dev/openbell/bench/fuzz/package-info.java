/**
 * Random objects thrown at the API server, and a healthy neighbour that is watched meanwhile. Used
 * by the command {@code fuzz} alone.
 */
@NullMarked
package dev.openbell.bench.fuzz;

import org.jspecify.annotations.NullMarked;
