/**
 * How answers are written: as a table for people, or as JSON, YAML or CSV for programs.
 *
 * <p><b>Who may depend on it.</b> Every command.
 */
@NullMarked
package dev.openbell.cli.output;

import org.jspecify.annotations.NullMarked;
