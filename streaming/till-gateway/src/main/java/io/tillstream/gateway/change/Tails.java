package io.tillstream.gateway.change;

import java.util.Iterator;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Two ordered tails of changes, the chain's and a store's, read as one in the order of their numbers. */
final class Tails implements Iterator<ChangeView.Change> {
    private final Iterator<ChangeView.Change> chain;
    private final Iterator<ChangeView.Change> store;
    private ChangeView.@Nullable Change fromChain;
    private ChangeView.@Nullable Change fromStore;

    Tails(NavigableMap<Long, ChangeView.Change> chain, NavigableMap<Long, ChangeView.Change> store) {
        this.chain = chain.values().iterator();
        this.store = store.values().iterator();
        this.fromChain = nextOf(this.chain);
        this.fromStore = nextOf(this.store);
    }

    @Override
    public boolean hasNext() {
        return fromChain != null || fromStore != null;
    }

    @Override
    public ChangeView.Change next() {
        ChangeView.Change first = fromChain;
        ChangeView.Change second = fromStore;
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

    private static ChangeView.@Nullable Change nextOf(Iterator<ChangeView.Change> tail) {
        return tail.hasNext() ? tail.next() : null;
    }
}
