/** What an operator sets, checked at start. */
@NullMarked
package io.tillstream.streaming.settings;

import org.jspecify.annotations.NullMarked;
