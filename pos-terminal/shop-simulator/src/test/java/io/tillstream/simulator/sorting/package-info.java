@NullMarked
package io.tillstream.simulator.sorting;

import org.jspecify.annotations.NullMarked;
