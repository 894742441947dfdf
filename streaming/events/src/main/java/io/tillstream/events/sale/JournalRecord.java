package io.tillstream.events.sale;

import io.tillstream.events.Hash;
import java.util.Objects;

/**
 * A till transaction with its place in the till's hash chain: the value of {@code fact.sale.v1} and of an upload.
 *
 * <p>{@code hash} is SHA-256 over the 32 bytes of {@code previousHash} followed by the canonical bytes of {@code fact};
 * whoever receives one checks it with {@code FactChain} of streaming/encoding.
 *
 * @param fact the transaction
 * @param previousHash hash of the record before, {@link Hash#GENESIS} for record 1
 * @param hash hash of this record
 */
public record JournalRecord(TillTransaction fact, Hash previousHash, Hash hash) {
    public JournalRecord {
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(hash, "hash");
    }
}
