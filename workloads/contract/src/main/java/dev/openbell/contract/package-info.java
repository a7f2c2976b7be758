/**
 * The pod contract, version v1: what a pod is given, what it answers, and what it is told.
 *
 * <p><b>What.</b> {@link dev.openbell.contract.Timetable} and {@link
 * dev.openbell.contract.PolicyDocument} are mounted in a pod; {@link dev.openbell.contract.Report}
 * is what it answers about itself; {@link dev.openbell.contract.Drain} and {@link
 * dev.openbell.contract.Wake} are asked of it or by it. {@link dev.openbell.contract.Documents}
 * reads and writes them as JSON, {@link dev.openbell.contract.Signer} and {@link
 * dev.openbell.contract.Verifier} see to it that a pod believes nobody but the operator.
 *
 * <p><b>Why it is a module of its own.</b> Both ends compile against it, and an image in any other
 * language is written from its JSON schemas ({@code docs/reference/contract}). Fields may be added
 * within v1: a reader ignores what it does not know, and a role or state that it does not know is
 * {@code Unknown} or left out. A field never changes its meaning and is never taken away.
 *
 * <p><b>Who may depend on it.</b> The operator, the workloads, tests. It knows Jackson and jose4j,
 * no Kubernetes and no framework.
 */
@NullMarked
package dev.openbell.contract;

import org.jspecify.annotations.NullMarked;
