package io.tillstream.dashboards.signin;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

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

    /** Those of the roles that somebody has. */
    public static Set<Role> held(Predicate<String> hasRole) {
        Set<Role> held = EnumSet.noneOf(Role.class);
        for (Role role : values()) {
            if (hasRole.test(role.name())) {
                held.add(role);
            }
        }
        return held;
    }
}
