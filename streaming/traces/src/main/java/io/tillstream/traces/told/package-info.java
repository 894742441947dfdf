/** Reading what the apps of one folder told, for people who have no collector. */
@NullMarked
package io.tillstream.traces.told;

import org.jspecify.annotations.NullMarked;
