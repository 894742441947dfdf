/** Tests of the whole app. */
@NullMarked
package io.tillstream.streaming;

import org.jspecify.annotations.NullMarked;
