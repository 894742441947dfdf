package io.tillstream.dashboards.signin;

import java.util.Locale;

/** What somebody is to the shop. */
public enum Role {
    /** Runs stores: sees everything, decides about proposals and about who stands where. */
    MANAGER,
    /** Orders goods. */
    BUYER,
    /** Speaks to members and reads what they say. */
    MARKETER,
    /** Keeps tills and server running; sees neither members nor counted money. */
    IT,
    /** Reads what concerns money and who did what; changes nothing. */
    AUDITOR;

    /** The word in settings, database and messages, {@code manager}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From its word. */
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
