/** The unit in which demand of pieces and of weighed goods is counted, for training and scoring alike. */
@NullMarked
package io.tillstream.features.demand;

import org.jspecify.annotations.NullMarked;
