/** What the fast tests share: reading and writing YAML, and a world of objects at an instant. */
package dev.openbell.operator.testing;
