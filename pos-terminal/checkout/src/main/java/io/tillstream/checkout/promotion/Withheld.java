package io.tillstream.checkout.promotion;

import io.tillstream.events.LocalText;
import io.tillstream.events.lease.LeasePool;
import java.util.List;

/**
 * A promotion that the goods deserve and that is not given, or not as often, because this till holds no part of its limits.
 *
 * @param promotion which
 * @param name its name, for the screen
 * @param lacks what the till would have to hold, at least one thing
 */
public record Withheld(String promotion, LocalText name, List<Lack> lacks) {
    /**
     * A limit of which too little is held.
     *
     * @param limit which
     * @param needed how much the goods would need of it in all
     */
    public record Lack(LeasePool limit, long needed) {}

    public Withheld {
        lacks = List.copyOf(lacks);
        if (lacks.isEmpty()) {
            throw new IllegalArgumentException("Nothing keeps promotion " + promotion + " from being given.");
        }
    }
}
