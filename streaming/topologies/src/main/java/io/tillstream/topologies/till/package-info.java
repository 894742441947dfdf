/** Which of a till's numbers have arrived: duplicates, gaps and clones. The only reader of raw sale facts. */
@NullMarked
package io.tillstream.topologies.till;

import org.jspecify.annotations.NullMarked;
