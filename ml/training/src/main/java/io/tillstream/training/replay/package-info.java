/** Campaigns tried on baskets of the past: what they would have cost, by the engine tills sell with. */
@NullMarked
package io.tillstream.training.replay;

import org.jspecify.annotations.NullMarked;
