package io.tillstream.events.assortment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tillstream.events.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The goods a promotion wants to see in the basket.
 *
 * @param items which
 * @param minimum how much of them at least, or absent
 */
public record Qualifying(Selection items, @Nullable Minimum minimum) {
    public Qualifying {
        Objects.requireNonNull(items, "items");
    }

    /** The least that has to be bought. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Pieces.class, name = "pieces"),
        @JsonSubTypes.Type(value = Amount.class, name = "amount")
    })
    public sealed interface Minimum permits Pieces, Amount {}

    /**
     * So many units; a weighed line is one.
     *
     * @param pieces 1 to {@value Reward#MOST_PIECES}
     */
    public record Pieces(int pieces) implements Minimum {
        public Pieces {
            Reward.checkPieces("A minimum", pieces);
        }
    }

    /**
     * Goods worth so much.
     *
     * @param amount above 0
     */
    public record Amount(Money amount) implements Minimum {
        public Amount {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("A minimum of " + amount + " is not above 0; leave it out.");
            }
        }
    }

    public static Qualifying of(Selection items) {
        return new Qualifying(items, null);
    }
}
