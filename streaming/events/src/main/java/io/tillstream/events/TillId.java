package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A till (ARTS: Workstation) within its store. In JSON, file names and addresses {@code s1-t2}.
 *
 * @param store the store it stands in
 * @param number 1 to 9999
 */
public record TillId(StoreId store, int number) implements Comparable<TillId> {
    public TillId {
        Objects.requireNonNull(store, "store");
        if (number < 1 || number > 9999) {
            throw new IllegalArgumentException("Till number " + number + " is outside 1 to 9999.");
        }
    }

    @JsonCreator
    public static TillId parse(String text) {
        int dash = text.indexOf("-t");
        try {
            if (dash > 0) {
                TillId till =
                        new TillId(new StoreId(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 2)));
                if (till.toString().equals(text)) {
                    return till;
                }
            }
        } catch (NumberFormatException e) {
            throw notATill(text);
        }
        throw notATill(text);
    }

    private static IllegalArgumentException notATill(String text) {
        return new IllegalArgumentException("Till \"" + text + "\" is not a store, \"-t\" and a number, like s1-t2.");
    }

    @JsonValue
    @Override
    public String toString() {
        return store + "-t" + number;
    }

    @Override
    public int compareTo(TillId other) {
        int byStore = store.compareTo(other.store);
        return byStore != 0 ? byStore : Integer.compare(number, other.number);
    }
}
