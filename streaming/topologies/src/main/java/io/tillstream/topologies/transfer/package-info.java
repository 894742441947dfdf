/** Goods on their way between stores. */
@NullMarked
package io.tillstream.topologies.transfer;

import org.jspecify.annotations.NullMarked;
