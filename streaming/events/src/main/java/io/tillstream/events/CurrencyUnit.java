package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A currency by its ISO 4217 code, with the number of decimals it is kept and shown with.
 *
 * <p>Tills count in the smallest amount that is really paid, so TWD has no decimals here although ISO 4217 lists two.
 *
 * @param code three capital letters
 * @param decimals digits after the point, 0 to 3
 */
public record CurrencyUnit(String code, int decimals) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final Map<String, Integer> OTHER_THAN_TWO =
            Map.of("TWD", 0, "JPY", 0, "KRW", 0, "VND", 0, "CLP", 0, "ISK", 0, "BHD", 3, "KWD", 3, "TND", 3);
    private static final Map<String, String> SYMBOLS =
            Map.of("GBP", "£", "EUR", "€", "USD", "$", "TWD", "NT$", "CNY", "¥", "JPY", "¥", "HKD", "HK$");

    public CurrencyUnit {
        Objects.requireNonNull(code, "code");
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "Currency \"" + code + "\" is not an ISO 4217 code; use three capital letters, for example GBP.");
        }
        if (decimals < 0 || decimals > 3) {
            throw new IllegalArgumentException("Currency " + code + " cannot have " + decimals + " decimals; 0 to 3.");
        }
    }

    @JsonCreator
    public static CurrencyUnit of(String code) {
        return new CurrencyUnit(code, OTHER_THAN_TWO.getOrDefault(code, 2));
    }

    @JsonValue
    @Override
    public String code() {
        return code;
    }

    /** What stands before an amount on a screen or a receipt, {@code £} for GBP; the code where none is usual. */
    public String symbol() {
        return Optional.ofNullable(SYMBOLS.get(code)).orElse(code + " ");
    }

    /** How many minor units make one major unit: 100 for GBP, 1 for TWD. */
    public long minorPerMajor() {
        long result = 1;
        for (int i = 0; i < decimals; i++) {
            result *= 10;
        }
        return result;
    }

    @Override
    public String toString() {
        return code;
    }
}
