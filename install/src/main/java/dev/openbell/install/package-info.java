/**
 * Generates the parts of the installation that repeat something: the copies of the custom resource
 * definitions in {@code deploy/crds}, and the whole of {@code olm-bundle/}.
 *
 * <p>Why: kubectl and OLM must install the same thing. {@code deploy/base} is written by hand and
 * is the only place where rights and the operator's Deployment are stated; the bundle is read off
 * it. The results are checked in, so that nobody needs Java to install, and a test fails when they
 * are not what the sources give. Nobody depends on this package; it runs from its own tests.
 */
@NullMarked
package dev.openbell.install;

import org.jspecify.annotations.NullMarked;
