@NullMarked
package io.tillstream.simulator;

import org.jspecify.annotations.NullMarked;
