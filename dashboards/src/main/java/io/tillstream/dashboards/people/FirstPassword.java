package io.tillstream.dashboards.people;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A password to read out once: four groups of four letters and digits that do not look alike, 79 bits. */
final class FirstPassword {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int IN_A_GROUP = 4;

    private FirstPassword() {}

    static String next(SecureRandom random) {
        return IntStream.range(0, GROUPS)
                .mapToObj(_ -> random.ints(IN_A_GROUP, 0, LETTERS.length())
                        .mapToObj(LETTERS::charAt)
                        .map(String::valueOf)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
