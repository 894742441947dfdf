package io.tillstream.portal.signin;

import io.tillstream.encoding.CardHash;
import io.tillstream.events.Hash;
import io.tillstream.portal.settings.PortalSettings;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Card numbers as people type them, and the keyed hash a card is known by. */
@Component
public class CardNumbers {
    private final String lookupKey;

    CardNumbers(PortalSettings settings) {
        this.lookupKey = settings.memberLookupKey();
    }

    /** The keyed hash of a card, the same that tills know it by. */
    public Hash hashOf(String cardText) {
        return CardHash.of(lookupKey, cardText);
    }

    /** Drops blanks and hyphens, writes letters large, and puts TSM before bare digits. */
    static String normalised(String typed) {
        String text = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return text.matches("\\d{13}") ? "TSM" + text : text;
    }
}
