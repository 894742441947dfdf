package io.tillstream.assistant;

import io.tillstream.events.Source;
import org.jspecify.annotations.Nullable;

/** What somebody may do next, as a button: nothing that is said does it. */
public sealed interface Step {
    /** Goes to a page, where whatever changes something is confirmed. */
    record Go(Page page, @Nullable Source receipt) implements Step {}

    /** Asks this instead. */
    record Ask(Intent intent) implements Step {}

    /** Means this item. */
    record Mean(Entry item) implements Step {}

    /** Has a person look at it: opens a case. */
    record OpenCase() implements Step {}

    /** Pages a step can lead to. */
    enum Page {
        POINTS,
        RECEIPTS,
        RECEIPT,
        OFFERS,
        PRIVACY,
        FEEDBACK
    }
}
