@NullMarked
package io.tillstream.simulator.salesfile;

import org.jspecify.annotations.NullMarked;
