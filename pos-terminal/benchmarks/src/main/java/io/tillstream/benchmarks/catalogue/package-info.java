/** How fast a till with a large catalogue sells its first item, and every one after it. */
@NullMarked
package io.tillstream.benchmarks.catalogue;

import org.jspecify.annotations.NullMarked;
