/** Inputs of the models: what members bought and what items sold lately. Scores nothing. */
@NullMarked
package io.tillstream.topologies.feature;

import org.jspecify.annotations.NullMarked;
