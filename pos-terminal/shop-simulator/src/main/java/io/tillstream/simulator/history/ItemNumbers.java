package io.tillstream.simulator.history;

import io.tillstream.events.Gtin;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The in-store number of each imported code: EAN-13 with prefix 29, which GS1 leaves to the shop and our layouts do not
 * use for weighed goods, and ten digits of the code's hash.
 */
public final class ItemNumbers {
    static final String PREFIX = "29";
    private static final long NUMBERS = 10_000_000_000L;

    private final Map<String, Gtin> byCode = new HashMap<>();

    public ItemNumbers(KeyedDigits digits, Collection<String> codes) {
        Set<Long> taken = new HashSet<>();
        for (String code : new TreeSet<>(codes)) {
            long number = digits.below(NUMBERS, "item", code);
            while (!taken.add(number)) {
                number = (number + 1) % NUMBERS;
            }
            String body = PREFIX + String.format(Locale.ROOT, "%010d", number);
            byCode.put(code, Gtin.ofDigits(body + Gtin.checkDigit(body)));
        }
    }

    public Gtin of(String code) {
        Gtin gtin = byCode.get(code);
        if (gtin == null) {
            throw new IllegalArgumentException("Code " + code + " was never sold and has no number.");
        }
        return gtin;
    }
}
