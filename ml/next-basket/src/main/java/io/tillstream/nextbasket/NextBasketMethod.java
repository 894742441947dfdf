package io.tillstream.nextbasket;

/** A way to foresee the next basket. The same histories give the same answer, however many processors there are. */
public interface NextBasketMethod {
    /** The name it is known by, kebab-case. */
    String name();

    /**
     * Ranks items for users.
     *
     * @param histories everything known: what comes after must not be in it
     * @param users whose next baskets are asked for
     * @param length how many items to name at most
     * @return a row per user asked for, of distinct items, the likeliest first; shorter where the method knows no more
     */
    int[][] rank(Histories histories, int[] users, int length);
}
