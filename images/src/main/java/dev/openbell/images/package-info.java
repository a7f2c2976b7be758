/**
 * Packs a Java application, a runtime that has just its modules, and the C library into an OCI
 * image: no base image, no shell, no container engine. The same inputs make the same bytes.
 */
@NullMarked
package dev.openbell.images;

import org.jspecify.annotations.NullMarked;
