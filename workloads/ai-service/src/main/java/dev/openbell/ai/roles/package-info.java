/** What each role of the pod does: pure rules, and the clock that follows them. */
@NullMarked
package dev.openbell.ai.roles;

import org.jspecify.annotations.NullMarked;
