package io.tillstream.dashboards.signin;

import java.time.Instant;
import java.util.HexFormat;

/**
 * The program on somebody's telephone.
 *
 * @param hex its secret
 */
public record Authenticator(String hex) {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** From the secret as a page shows it to be typed. */
    public static Authenticator of(String typed) {
        StringBuilder bits = new StringBuilder();
        for (char letter : typed.replace(" ", "").toCharArray()) {
            bits.append("%5s"
                    .formatted(Integer.toBinaryString(LETTERS.indexOf(letter)))
                    .replace(' ', '0'));
        }
        StringBuilder hex = new StringBuilder();
        for (int at = 0; at + 8 <= bits.length(); at += 8) {
            hex.append("%02x".formatted(Integer.parseInt(bits.substring(at, at + 8), 2)));
        }
        return new Authenticator(hex.toString());
    }

    /** The code of now, or of so many steps later. */
    public String next(int steps) {
        return Totp.code(HexFormat.of().parseHex(hex), Totp.step(Instant.now()) + steps);
    }
}
