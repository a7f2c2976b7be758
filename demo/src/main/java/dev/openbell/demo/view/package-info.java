/**
 * How a scene looks: as a picture that is drawn in place on a terminal, or as lines for a file.
 * Pure: a scene and a pen give lines; only {@link dev.openbell.demo.view.Canvas} prints.
 */
@NullMarked
package dev.openbell.demo.view;

import org.jspecify.annotations.NullMarked;
