package io.tillstream.portal.payments;

import java.security.SecureRandom;

/** Letters by chance, five bits each. */
final class Letters {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Letters() {}

    static String of(SecureRandom random, int length) {
        StringBuilder letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }
}
