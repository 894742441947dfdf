package io.tillstream.streambenchmarks;

import java.util.Objects;

/**
 * What a contender has to arrive at.
 *
 * @param records how many records it must have read
 * @param tables what its ledgers must say then
 */
record Goal(long records, Tables tables) {
    Goal {
        Objects.requireNonNull(tables, "tables");
    }
}
