package io.tillstream.dashboards.questions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the books say to a question.
 *
 * @param parts all of them, in the order that was asked for
 * @param whole all of them together
 * @param source which books
 * @param check what became of holding the whole against other books
 * @param items how many items the name that was asked for stands for; 0 where none was
 */
record StoreAnswer(List<Part> parts, Part whole, Source source, Check check, int items) {
    StoreAnswer {
        parts = List.copyOf(parts);
    }

    /** Which books were asked. Message keys begin with {@code ask.source.}. */
    enum Source {
        /** The ledger's hours, straight from the streams. */
        LEDGER,
        /** The search index over all sale lines. */
        INDEX,
        /** The times for which stock was at nothing. */
        SHELVES
    }

    /**
     * A part of the answer.
     *
     * @param name of the item, store, day, hour; empty for the whole
     * @param sum minor units, pieces, receipts or minutes
     * @param receipts behind it, where the measure is for each receipt
     */
    record Part(String name, long sum, long receipts) {
        static Part none() {
            return new Part("", 0, 0);
        }

        Part plus(Part other) {
            return new Part("", sum + other.sum, receipts + other.receipts);
        }

        /** The figure itself; an average is rounded to the nearest minor unit. */
        long value(Measure measure) {
            if (measure != Measure.BASKET) {
                return sum;
            }
            return receipts == 0 ? 0 : Math.round((double) sum / receipts);
        }
    }

    /**
     * The whole beside what other books say.
     *
     * @param how it was held against them
     * @param other what they say; absent where nobody could be asked
     */
    record Check(Outcome how, @Nullable Part other) {
        static Check of(Part whole, Part other, Outcome equal, Outcome different) {
            boolean same = whole.sum() == other.sum() && whole.receipts() == other.receipts();
            return new Check(same ? equal : different, other);
        }
    }

    /** What came of it. Message keys begin with {@code ask.check.}. */
    enum Outcome {
        /** The index and the ledger say the same. */
        EQUAL,
        /** They do not: one of them is behind, or something is wrong. */
        DIFFERENT,
        /** The ledger does not know goods: the index was asked for the undivided whole, and the parts add up to it. */
        ADDS_UP,
        /** They do not add up: sales came in between. */
        DOES_NOT_ADD_UP,
        /** The search index is off or does not answer. */
        NOT_ASKED,
        /** There are no other books of it. */
        NO_OTHER
    }
}
