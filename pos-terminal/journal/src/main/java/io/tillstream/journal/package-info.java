/**
 * A till's journal: the append-only, checksummed, hash-chained file that is the truth about money, its reader and its
 * verifier. What a transaction means belongs to streaming/events, how it is priced to checkout.
 */
@NullMarked
package io.tillstream.journal;

import org.jspecify.annotations.NullMarked;
