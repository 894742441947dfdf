/** Creates every topic of the catalogue. No other part creates topics. */
@NullMarked
package io.tillstream.streaming.topic;

import org.jspecify.annotations.NullMarked;
