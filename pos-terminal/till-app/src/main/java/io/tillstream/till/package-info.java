/** One till's process: how it starts and stops. What it does lives in the packages below. */
@NullMarked
package io.tillstream.till;

import org.jspecify.annotations.NullMarked;
