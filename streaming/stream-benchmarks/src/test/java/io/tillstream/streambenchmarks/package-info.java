@NullMarked
package io.tillstream.streambenchmarks;

import org.jspecify.annotations.NullMarked;
