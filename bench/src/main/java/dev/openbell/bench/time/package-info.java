/** What a question about market time costs, by JMH. */
@NullMarked
package dev.openbell.bench.time;

import org.jspecify.annotations.NullMarked;
