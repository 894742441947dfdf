package io.tillstream.nextbasket;

import java.util.Arrays;

/**
 * Who bought what, basket by basket, the oldest first. Users, baskets and items are numbers from 0, packed in arrays: a
 * user's baskets stand one after the other, and so do a basket's items, each once and ascending.
 */
public final class Histories {
    /** The day of a basket, or the day that is asked about, where nobody knows it. */
    public static final int NO_DAY = Integer.MIN_VALUE;

    private final int items;
    private final int[] firstBasket;
    private final int[] endBasket;
    private final int[] firstPosition;
    private final int[] bought;
    private final int[] days;
    private final int today;

    private Histories(
            int items, int[] firstBasket, int[] endBasket, int[] firstPosition, int[] bought, int[] days, int today) {
        this.items = items;
        this.firstBasket = firstBasket;
        this.endBasket = endBasket;
        this.firstPosition = firstPosition;
        this.bought = bought;
        this.days = days;
        this.today = today;
    }

    /** How many users there are. */
    public int users() {
        return firstBasket.length;
    }

    /** How many items there are; some may never have been bought. */
    public int items() {
        return items;
    }

    /** How many baskets a user bought, 0 or more. */
    public int basketsOf(int user) {
        return endBasket[user] - firstBasket[user];
    }

    /** A user's first basket. */
    public int from(int user) {
        return firstBasket[user];
    }

    /** The basket behind a user's last one. */
    public int to(int user) {
        return endBasket[user];
    }

    /** One more than the highest number a basket has. */
    public int baskets() {
        return firstPosition.length - 1;
    }

    /** The position of a basket's first item. */
    public int itemsFrom(int basket) {
        return firstPosition[basket];
    }

    /** The position behind a basket's last item. */
    public int itemsTo(int basket) {
        return firstPosition[basket + 1];
    }

    /** The item at a position. */
    public int itemAt(int position) {
        return bought[position];
    }

    /** The items of one basket, ascending. */
    public int[] basket(int basket) {
        return Arrays.copyOfRange(bought, firstPosition[basket], firstPosition[basket + 1]);
    }

    /**
     * The same histories as they were before each user's last baskets; who has fewer is left without any.
     *
     * @param baskets how many to leave out, 0 or more
     */
    public Histories withoutLast(int baskets) {
        int[] end = new int[endBasket.length];
        for (int user = 0; user < end.length; user++) {
            end[user] = Math.max(firstBasket[user], endBasket[user] - baskets);
        }
        return new Histories(items, firstBasket, end, firstPosition, bought, days, NO_DAY);
    }

    /**
     * The same histories as they were when a day began, and that day is today.
     *
     * @throws IllegalStateException when a basket has no day
     */
    public Histories asOf(int day) {
        int[] end = new int[endBasket.length];
        for (int user = 0; user < end.length; user++) {
            end[user] = endBasket[user];
            while (end[user] > firstBasket[user] && dayOf(end[user] - 1) >= day) {
                end[user]--;
            }
        }
        return new Histories(items, firstBasket, end, firstPosition, bought, days, day);
    }

    /** The day that is asked about, all baskets lying before it; {@link #NO_DAY} where only their order is known. */
    public int today() {
        return today;
    }

    /**
     * The day on which a basket was bought.
     *
     * @throws IllegalStateException when it has none
     */
    public int dayOf(int basket) {
        if (days[basket] == NO_DAY) {
            throw new IllegalStateException("Basket " + basket + " has no day.");
        }
        return days[basket];
    }

    /** Takes baskets in, user after user and the oldest basket first. */
    public static final class Builder {
        private int[] firstBasket = new int[64];
        private int[] endBasket = new int[64];
        private int users;
        private int[] firstPosition = new int[256];
        private int baskets;
        private int[] bought = new int[1024];
        private int positions;
        private int items;
        private int[] days = new int[256];
        private int day = NO_DAY;

        /** Begins the next user, who has no basket yet. */
        public Builder user() {
            if (users == firstBasket.length) {
                firstBasket = Arrays.copyOf(firstBasket, users * 2);
                endBasket = Arrays.copyOf(endBasket, users * 2);
            }
            firstBasket[users] = baskets;
            endBasket[users] = baskets;
            users++;
            return this;
        }

        /**
         * The baskets added from now on were bought on this day.
         *
         * @param number of the day, counted from any
         */
        public Builder on(int number) {
            day = number;
            return this;
        }

        /** Adds a basket to the user begun last; an item that is in it twice counts once, an empty basket not at all. */
        public Builder basket(int... basket) {
            return basket(basket, basket.length);
        }

        Builder basket(int[] basket, int length) {
            if (users == 0) {
                throw new IllegalStateException("A basket belongs to a user: call user() first.");
            }
            if (length == 0) {
                return this;
            }
            int[] sorted = Arrays.copyOf(basket, length);
            Arrays.sort(sorted);
            if (sorted[0] < 0) {
                throw new IllegalArgumentException("Item " + sorted[0] + " is negative.");
            }
            if (positions + length > bought.length) {
                bought = Arrays.copyOf(bought, Math.max(bought.length * 2, positions + length));
            }
            for (int i = 0; i < length; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    bought[positions++] = sorted[i];
                }
            }
            items = Math.max(items, sorted[length - 1] + 1);
            if (baskets + 1 == firstPosition.length) {
                firstPosition = Arrays.copyOf(firstPosition, firstPosition.length * 2);
                days = Arrays.copyOf(days, firstPosition.length);
            }
            days[baskets] = day;
            firstPosition[++baskets] = positions;
            endBasket[users - 1] = baskets;
            return this;
        }

        /** The histories of the items seen so far. */
        public Histories build() {
            return build(items);
        }

        /**
         * The histories.
         *
         * @param catalogue how many items there are, at least one more than the highest seen
         */
        public Histories build(int catalogue) {
            if (catalogue < items) {
                throw new IllegalArgumentException("Item " + (items - 1) + " is not one of " + catalogue + ".");
            }
            return new Histories(
                    catalogue,
                    Arrays.copyOf(firstBasket, users),
                    Arrays.copyOf(endBasket, users),
                    Arrays.copyOf(firstPosition, baskets + 1),
                    Arrays.copyOf(bought, positions),
                    Arrays.copyOf(days, baskets),
                    NO_DAY);
        }
    }
}
