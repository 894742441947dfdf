/** Goods that arrive: which order they are of, how many, until when they keep. What is ordered is the matter of others. */
@NullMarked
package io.tillstream.dashboards.receiving;

import org.jspecify.annotations.NullMarked;
