package io.tillstream.encoding;

import io.tillstream.events.Hash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a till knows a member's card without a list of card numbers: HMAC-SHA-256 with the chain's lookup key. */
public final class CardHash {
    private CardHash() {}

    /**
     * The keyed hash of a card.
     *
     * @param lookupKeyHex the chain's lookup key, 64 hexadecimal digits, handed to a till at enrolment
     * @param cardText what the card's code holds, trimmed
     */
    public static Hash of(String lookupKeyHex, String cardText) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(lookupKeyHex), "HmacSHA256"));
            return new Hash(HexFormat.of().formatHex(mac.doFinal(cardText.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }
}
