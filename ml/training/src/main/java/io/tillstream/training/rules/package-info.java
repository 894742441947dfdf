/** Association rules of more baskets than one JVM holds. */
@NullMarked
package io.tillstream.training.rules;

import org.jspecify.annotations.NullMarked;
