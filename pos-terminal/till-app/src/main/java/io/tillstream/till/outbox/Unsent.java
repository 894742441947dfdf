package io.tillstream.till.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would be lost, or left half done, if the till were emptied now: money that head office does not know of.
 *
 * @param records own records it has not acknowledged
 * @param history imported records it has not acknowledged
 * @param reversals payments that are to be given back and are not yet
 */
public record Unsent(long records, long history, long reversals) {
    /** What must wait until nothing is left. */
    public enum Door {
        SIGN_OUT("Sign-out"),
        RESET("Reset"),
        UPDATE("Update");

        private final String title;

        Door(String title) {
            this.title = title;
        }
    }

    public Unsent {
        if (records < 0 || history < 0 || reversals < 0) {
            throw new IllegalArgumentException(
                    "Unsent counts " + records + ", " + history + " and " + reversals + ": none can be negative.");
        }
    }

    public boolean isNothing() {
        return records == 0 && history == 0 && reversals == 0;
    }

    /** Why a door stays shut, or absent when it may be opened. */
    public Optional<String> refusal(Door door) {
        if (isNothing()) {
            return Optional.empty();
        }
        List<String> left = new ArrayList<>();
        add(left, records, "record", "not sent to head office");
        add(left, history, "imported record", "not sent to head office");
        add(left, reversals, "payment", "still to be reversed");
        return Optional.of(door.title + ": " + String.join(", ", left)
                + "; it is refused while money is unsent or a reversal is pending; "
                + "connect the till, wait until nothing is left, and try again.");
    }

    private static void add(List<String> left, long count, String thing, String state) {
        if (count > 0) {
            left.add(count + " " + thing + (count == 1 ? " " : "s ") + state);
        }
    }
}
