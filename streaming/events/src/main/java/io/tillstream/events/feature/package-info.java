/** Inputs of the models, computed by the streams from the definitions in ml/features. */
@NullMarked
package io.tillstream.events.feature;

import org.jspecify.annotations.NullMarked;
