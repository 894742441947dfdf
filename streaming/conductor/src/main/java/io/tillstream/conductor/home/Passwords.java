package io.tillstream.conductor.home;

import java.util.random.RandomGenerator;

/** First passwords, easy to read out: four groups of four letters and digits, 79 bits. */
public final class Passwords {
    /** Without those that look or sound alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int IN_A_GROUP = 4;

    private Passwords() {}

    /** A new one; pass a secure source. */
    public static String next(RandomGenerator random) {
        StringBuilder password = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            password.append(group == 0 ? "" : "-");
            for (int i = 0; i < IN_A_GROUP; i++) {
                password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return password.toString();
    }
}
