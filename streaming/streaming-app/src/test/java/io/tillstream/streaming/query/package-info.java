@NullMarked
package io.tillstream.streaming.query;

import org.jspecify.annotations.NullMarked;
