package io.tillstream.training;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the time before {@code until} is split for the next-purchase model: the last window is held out, the windows before it
 * are learned from. A label is the member's next basket within the window; features know only what came before it.
 *
 * @param heldOutFrom first instant of the held-out window
 * @param until first instant after it
 * @param training first instants of the training windows, latest first; at least one
 * @param window length of every window
 */
record TimeSplit(Instant heldOutFrom, Instant until, List<Instant> training, Duration window) {
    private static final int MOST_WINDOWS = 6;

    TimeSplit {
        training = List.copyOf(training);
    }

    /** Four weeks each where there is a good half year, two where there are eight weeks, else one; empty below three weeks. */
    static Optional<TimeSplit> of(Instant from, Instant until) {
        long days = Duration.between(from, until).toDays();
        if (days < 21) {
            return Optional.empty();
        }
        Duration window = Duration.ofDays(days >= 196 ? 28 : days >= 53 ? 14 : 7);
        Instant heldOutFrom = until.minus(window);
        List<Instant> training = new ArrayList<>();
        Instant start = heldOutFrom.minus(window);
        // A window without a window of history before it teaches nothing.
        while (training.size() < MOST_WINDOWS && !start.isBefore(from.plus(window.dividedBy(2)))) {
            training.add(start);
            start = start.minus(window);
        }
        return training.isEmpty() ? Optional.empty() : Optional.of(new TimeSplit(heldOutFrom, until, training, window));
    }
}
