/** Which of a member's offers a till shows: ours beside a rule engine. */
@NullMarked
package io.tillstream.benchmarks.offer;

import org.jspecify.annotations.NullMarked;
