/**
 * What runs in an AI pod.
 *
 * <p><b>What.</b> {@code roles} says what each role of the pod does now, from the mounted timetable
 * and the clock alone; {@code seats} knows who is connected and never lets in more than the pod
 * promises to serve; {@code line} is the socket that users talk through; {@code pod} is the
 * management side of the pod contract.
 *
 * <p><b>Who may depend on whom.</b> {@code line} and {@code pod} know {@code roles} and {@code
 * seats}; these two know the contract only, neither each other nor any framework.
 */
@NullMarked
package dev.openbell.ai;

import org.jspecify.annotations.NullMarked;
