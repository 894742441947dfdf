@NullMarked
package io.tillstream.simulator.chain;

import org.jspecify.annotations.NullMarked;
