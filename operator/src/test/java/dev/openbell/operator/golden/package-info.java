/**
 * Golden directories: each is a world of {@code in-*} files and what the operator makes of it in
 * {@code out-*} files, so that a change of behaviour is read as a diff.
 */
package dev.openbell.operator.golden;
