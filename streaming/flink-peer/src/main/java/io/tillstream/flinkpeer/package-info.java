/** The ledgers of the bench {@code streams} as somebody would write them with Flink; no part of the product. */
@NullMarked
package io.tillstream.flinkpeer;

import org.jspecify.annotations.NullMarked;
