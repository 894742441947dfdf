/** Members' places among all others: recency, frequency and money. */
@NullMarked
package io.tillstream.customers.rank;

import org.jspecify.annotations.NullMarked;
