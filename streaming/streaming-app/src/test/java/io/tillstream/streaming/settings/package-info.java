/** Tests of the settings. */
@NullMarked
package io.tillstream.streaming.settings;

import org.jspecify.annotations.NullMarked;
