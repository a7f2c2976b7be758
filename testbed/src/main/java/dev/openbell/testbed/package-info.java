/**
 * The testbed from Java: a real control plane (etcd, API server, controller manager, scheduler)
 * with simulated nodes or a real one, started and stopped through the scripts beside this module.
 *
 * <p>Why: the fabric8 mock server knows neither server-side apply nor CEL, defaulting, garbage
 * collection or RBAC. What Openbell promises about writes is therefore proved against the real API
 * server, and read from its audit log.
 *
 * <p>{@link dev.openbell.testbed.OnTestbed} on a test class is all most tests need. Who may depend
 * on this package: tests and benchmarks of every module, in test scope. It depends on no other
 * package of Openbell.
 */
@NullMarked
package dev.openbell.testbed;

import org.jspecify.annotations.NullMarked;
