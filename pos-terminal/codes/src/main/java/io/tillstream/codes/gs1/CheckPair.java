package io.tillstream.codes.gs1;

/** The two characters at the end of a global model number (GS1 General Specifications, 7.9.5). */
final class CheckPair {
    /** What a model number may be made of, in the order of its weights. */
    private static final String CHARACTERS =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static final String PAIR = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    /** The weight of a character is the prime of its place, counted from the right. */
    private static final int[] PRIMES = {
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83
    };

    private static final int MODULUS = 1021;

    private CheckPair() {}

    static boolean isRight(String number) {
        int body = number.length() - 2;
        if (body < 1 || body > PRIMES.length) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < body; i++) {
            sum += CHARACTERS.indexOf(number.charAt(i)) * PRIMES[body - 1 - i];
        }
        int remainder = sum % MODULUS;
        return number.charAt(body) == PAIR.charAt(remainder / 32)
                && number.charAt(body + 1) == PAIR.charAt(remainder % 32);
    }
}
