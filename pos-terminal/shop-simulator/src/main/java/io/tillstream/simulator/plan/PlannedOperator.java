package io.tillstream.simulator.plan;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.StaffSecrets;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.staff.Operator.Role;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Somebody who works in the shop, one line of {@code staff.ndjson}: invented, and so is the PIN, which stands here for
 * whoever plays them. Two cashiers for each till, a supervisor and a manager for each store.
 *
 * @param operator staff code
 * @param pin what they type
 * @param role what they are
 * @param store where they work
 */
public record PlannedOperator(String operator, String pin, Role role, StoreId store) {
    /** Its file within a plan. */
    public static final String FILE = "staff.ndjson";

    /** The facts that say the same without the PINs. */
    public static final String FACTS = "operators.ndjson";

    private static final LocalTime LATE_SHIFT = LocalTime.of(15, 0);
    private static final Duration GRANT = Duration.ofDays(366);
    private static final int SALT_BYTES = 16;
    private static final List<String> NAMES =
            List.of("Mei", "Jun", "Lin", "Wei", "Yu", "An", "Hao", "Ting", "Bo", "Xin", "Kai", "Rui");

    /** Who sits at a till when: store, till, and 1 for the early or 2 for the late shift. */
    public static String cashierAt(TillId till, LocalTime time) {
        return "c" + till.store().value().substring(1) + till.number() + (time.isBefore(LATE_SHIFT) ? 1 : 2);
    }

    /**
     * Everybody who works at the tills.
     *
     * @param secret makes bytes of a text, that nobody can without its key
     */
    public static List<PlannedOperator> all(List<TillId> tills, Function<String, byte[]> secret) {
        List<PlannedOperator> all = new ArrayList<>();
        Set<StoreId> stores = new LinkedHashSet<>();
        for (TillId till : tills) {
            stores.add(till.store());
            for (LocalTime shift : List.of(LocalTime.MIN, LATE_SHIFT)) {
                all.add(planned(cashierAt(till, shift), Role.CASHIER, till.store(), secret));
            }
        }
        for (StoreId store : stores) {
            String number = store.value().substring(1);
            all.add(planned("v" + number, Role.SUPERVISOR, store, secret));
            all.add(planned("m" + number, Role.MANAGER, store, secret));
        }
        return List.copyOf(all);
    }

    private static PlannedOperator planned(String code, Role role, StoreId store, Function<String, byte[]> secret) {
        long pin = Integer.toUnsignedLong(
                        ByteBuffer.wrap(secret.apply("pin " + code)).getInt())
                % 10_000;
        return new PlannedOperator(code, String.format(Locale.ROOT, "%04d", pin), role, store);
    }

    /** The facts about them, in their order. */
    public static List<Operator> facts(List<PlannedOperator> staff, Instant from, Function<String, byte[]> secret) {
        // Each PIN is hashed a hundred thousand times.
        return staff.parallelStream().map(one -> one.fact(from, secret)).toList();
    }

    private Operator fact(Instant from, Function<String, byte[]> secret) {
        byte[] salt = Arrays.copyOf(secret.apply("salt " + operator), SALT_BYTES);
        return new Operator(
                operator,
                NAMES.get(Math.floorMod(operator.hashCode(), NAMES.size())) + " " + operator,
                role,
                List.of(store),
                StaffSecrets.verifier(pin, salt),
                null,
                from.plus(GRANT),
                false);
    }

    /** Reads the staff of a finished plan; a plan of a former version has none. */
    public static List<PlannedOperator> readAll(Path plan) throws IOException {
        Path file = plan.resolve(FILE);
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(line -> CanonicalJson.decode(line, PlannedOperator.class))
                        .toList()
                : List.of();
    }

    /** Not the PIN. */
    @Override
    public String toString() {
        return "PlannedOperator[" + operator + ", " + role + ", " + store + "]";
    }
}
