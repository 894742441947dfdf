/** Programs as child processes: what is started how, kept running, recorded and stopped. */
@NullMarked
package io.tillstream.conductor.process;

import org.jspecify.annotations.NullMarked;
