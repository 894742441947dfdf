package io.tillstream.events.staff;

import io.tillstream.events.Hash;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may work at tills (ARTS: Operator). Topic {@code fact.operator.v1}, key: the operator, compacted.
 *
 * @param operator staff code: up to 16 letters, digits or dashes
 * @param name short name as the till shows it, up to 24 characters; nothing else is known of the person
 * @param role what they may allow themselves and others
 * @param stores where they work
 * @param pin what their PIN is checked against
 * @param badge hash of their badge's code; absent without a badge
 * @param validUntil until when a till lets them in without hearing anything new
 * @param revoked true when no till may let them in any more
 */
public record Operator(
        String operator,
        String name,
        Role role,
        List<StoreId> stores,
        PinVerifier pin,
        @Nullable Hash badge,
        Instant validUntil,
        boolean revoked) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,16}");
    private static final int LONGEST_NAME = 24;

    /** What a person is, at a till; each may do what the ones before may. */
    public enum Role {
        CASHIER,
        SUPERVISOR,
        MANAGER
    }

    public Operator {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(pin, "pin");
        Objects.requireNonNull(validUntil, "validUntil");
        stores = List.copyOf(stores);
        if (!CODE.matcher(operator).matches()) {
            throw new IllegalArgumentException(
                    "Staff code \"" + operator + "\" is not 1 to 16 letters, digits or dashes.");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The name of " + operator + " has " + name.length()
                    + " characters; 1 to " + LONGEST_NAME + " that can be printed.");
        }
    }

    public boolean worksAt(StoreId store) {
        return stores.contains(store);
    }

    /** Neither the verifier nor the badge: both lead to what lets somebody in. */
    @Override
    public String toString() {
        return "Operator[" + operator + ", " + role + ", " + stores + "]";
    }
}
