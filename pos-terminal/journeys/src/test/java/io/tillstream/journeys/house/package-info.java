/** Tests of the house itself: who may import whom, what things may be called, what may stand in a file. */
@NullMarked
package io.tillstream.journeys.house;

import org.jspecify.annotations.NullMarked;
