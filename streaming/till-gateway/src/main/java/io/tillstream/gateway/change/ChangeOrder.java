package io.tillstream.gateway.change;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Changes of one store, or of the whole chain, in the order of their numbers; a key that changes again moves to the end.
 *
 * <p>The links are in the changes themselves: with 200,000 items, a price and a stock each, a tree would take as much
 * memory as the values. News is looked for from the end, where it is. For use under the view's lock.
 */
final class ChangeOrder {
    private @Nullable Change first;
    private @Nullable Change last;

    /** A key's latest value, and its neighbours in the order. */
    static final class Change {
        private final long number;
        private final ChangeKind kind;
        private final String key;
        private final byte @Nullable [] value;
        private @Nullable Change before;
        private @Nullable Change after;

        /**
         * A change that is in no order yet.
         *
         * @param number its place among all changes
         * @param kind what it is
         * @param key its key
         * @param value its canonical JSON, or absent when it was removed
         */
        Change(long number, ChangeKind kind, String key, byte @Nullable [] value) {
            this.number = number;
            this.kind = kind;
            this.key = key;
            this.value = value;
        }

        long number() {
            return number;
        }

        ChangeKind kind() {
            return kind;
        }

        String key() {
            return key;
        }

        byte @Nullable [] value() {
            return value;
        }
    }

    void add(Change change) {
        change.before = last;
        if (last == null) {
            first = change;
        } else {
            last.after = change;
        }
        last = change;
    }

    void remove(Change change) {
        Change before = change.before;
        Change after = change.after;
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
        change.before = null;
        change.after = null;
    }

    boolean hasAfter(long number) {
        return last != null && last.number > number;
    }

    /** The changes after a number, in order. */
    Iterator<Change> after(long number) {
        return new Tail(number == 0 ? first : firstAfter(number));
    }

    private @Nullable Change firstAfter(long number) {
        Change found = null;
        for (Change at = last; at != null && at.number > number; at = at.before) {
            found = at;
        }
        return found;
    }

    private static final class Tail implements Iterator<Change> {
        private @Nullable Change next;

        Tail(@Nullable Change next) {
            this.next = next;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Change next() {
            Change given = next;
            if (given == null) {
                throw new NoSuchElementException("This was the newest change.");
            }
            next = given.after;
            return given;
        }
    }
}
