/** Who is left out by lot, so that effects can be measured. */
@NullMarked
package io.tillstream.features.control;

import org.jspecify.annotations.NullMarked;
