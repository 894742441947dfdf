package io.tillstream.doctor.sense;

/** Which way leads to head office. */
public sealed interface Route {
    /** It is on this very machine. */
    record Here() implements Route {}

    /** It is in the shop's own network. */
    record Neighbour() implements Route {}

    /**
     * It is reached through this router.
     *
     * @param address the router's
     */
    record Through(String address) implements Route {}

    /** Nothing says which way to go. */
    record None() implements Route {}
}
