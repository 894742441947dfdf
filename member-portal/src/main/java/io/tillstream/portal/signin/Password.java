package io.tillstream.portal.signin;

/**
 * A password that may be used. It is the only factor, so its length is what counts (NIST SP 800-63B-4); no rules of
 * composition, no expiry.
 *
 * @param text 15 to 128 characters, any
 */
public record Password(String text) {
    public static final int SHORTEST = 15;
    public static final int LONGEST = 128;

    public Password {
        if (!isAcceptable(text)) {
            throw new IllegalArgumentException("A password has " + SHORTEST + " to " + LONGEST
                    + " characters; a sentence is easiest to remember.");
        }
    }

    public static boolean isAcceptable(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= SHORTEST && length <= LONGEST;
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
