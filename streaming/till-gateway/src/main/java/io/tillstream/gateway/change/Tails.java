package io.tillstream.gateway.change;

import io.tillstream.gateway.change.ChangeOrder.Change;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Two ordered tails of changes, the chain's and a store's, read as one in the order of their numbers. */
final class Tails implements Iterator<Change> {
    private final Iterator<Change> chain;
    private final Iterator<Change> store;
    private @Nullable Change fromChain;
    private @Nullable Change fromStore;

    Tails(Iterator<Change> chain, Iterator<Change> store) {
        this.chain = chain;
        this.store = store;
        this.fromChain = nextOf(this.chain);
        this.fromStore = nextOf(this.store);
    }

    @Override
    public boolean hasNext() {
        return fromChain != null || fromStore != null;
    }

    @Override
    public Change next() {
        Change first = fromChain;
        Change second = fromStore;
        if (first != null && (second == null || first.number() < second.number())) {
            fromChain = nextOf(chain);
            return first;
        }
        if (second == null) {
            throw new NoSuchElementException("Both tails are at their end.");
        }
        fromStore = nextOf(store);
        return second;
    }

    private static @Nullable Change nextOf(Iterator<Change> tail) {
        return tail.hasNext() ? tail.next() : null;
    }
}
