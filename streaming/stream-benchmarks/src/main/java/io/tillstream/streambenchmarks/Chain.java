package io.tillstream.streambenchmarks;

/**
 * Whose day it is.
 *
 * @param stores how many stores
 * @param tillsPerStore how many tills each has
 * @param items how many items each sells
 * @param members how many members shop there
 * @param isEven whether every item is sold as often as any other; else some are sold far more often
 */
record Chain(int stores, int tillsPerStore, int items, int members, boolean isEven) {
    /** The one that contenders are compared on. */
    static final Chain USUAL = new Chain(4, 4, 3_000, 20_000, false);

    Chain {
        if (Math.min(Math.min(stores, tillsPerStore), Math.min(items, members)) < 1) {
            throw new IllegalArgumentException("A chain of " + stores + " stores, " + tillsPerStore + " tills each, "
                    + items + " items and " + members + " members; 1 or more of each.");
        }
    }

    int tills() {
        return stores * tillsPerStore;
    }
}
