/** The home folder: where things lie, and the settings that are chosen once and remembered. */
@NullMarked
package io.tillstream.conductor.home;

import org.jspecify.annotations.NullMarked;
