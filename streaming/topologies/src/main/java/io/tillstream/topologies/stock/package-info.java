/** What the books say is on the shelf. */
@NullMarked
package io.tillstream.topologies.stock;

import org.jspecify.annotations.NullMarked;
