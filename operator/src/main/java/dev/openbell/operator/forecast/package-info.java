/**
 * What the operator would do in a time to come, by the functions that it decides with, over pods
 * that exist in memory only. Pure; the command line uses it.
 */
@NullMarked
package dev.openbell.operator.forecast;

import org.jspecify.annotations.NullMarked;
