@NullMarked
package io.tillstream.streaming.following;

import org.jspecify.annotations.NullMarked;
