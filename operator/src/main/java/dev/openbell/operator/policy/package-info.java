/** ChatbotPolicy: digest and revision. */
@NullMarked
package dev.openbell.operator.policy;

import org.jspecify.annotations.NullMarked;
