package io.tillstream.events.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.sale.Absent;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who delivers goods, on which days and how early that has to be ordered. Topic {@code fact.supplier.v1}, key: the supplier,
 * compacted.
 *
 * @param supplier its code, as in purchase orders
 * @param name as people know it
 * @param email where orders are sent, a business's address and no person's; absent where nobody has said
 * @param deliveryDays weekdays on which it delivers; none: those of the store
 * @param cutOff until when an order comes with a delivery
 * @param language in which it reads orders; absent where nobody has said
 * @param terms what it demands of an order; absent where nobody has said
 */
public record Supplier(
        String supplier,
        LocalText name,
        @Nullable String email,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DayOfWeek> deliveryDays,
        OrderCutOff cutOff,
        @Nullable Language language,
        @Nullable OrderTerms terms) {
    private static final Pattern CODE = Pattern.compile("[!-{}~]{1,40}");
    private static final Pattern ADDRESS = Pattern.compile("[!-?A-~]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final int LONGEST_ADDRESS = 254;

    public Supplier {
        requireCode(supplier);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cutOff, "cutOff");
        deliveryDays = Absent.orEmpty(deliveryDays);
        if (email != null
                && (email.length() > LONGEST_ADDRESS || !ADDRESS.matcher(email).matches())) {
            throw new IllegalArgumentException("Supplier " + supplier + " takes orders at \"" + email
                    + "\"; an e-mail address as orders@example.com, or none.");
        }
    }

    /** One of whom nobody has said what it demands of an order. */
    public Supplier(
            String supplier,
            LocalText name,
            @Nullable String email,
            List<DayOfWeek> deliveryDays,
            OrderCutOff cutOff,
            @Nullable Language language) {
        this(supplier, name, email, deliveryDays, cutOff, language, null);
    }

    /** One of whom nobody has said in which language it reads. */
    public Supplier(
            String supplier, LocalText name, @Nullable String email, List<DayOfWeek> deliveryDays, OrderCutOff cutOff) {
        this(supplier, name, email, deliveryDays, cutOff, null);
    }

    /** Refuses what cannot be the code of a supplier. */
    public static void requireCode(String supplier) {
        if (!CODE.matcher(supplier).matches()) {
            throw new IllegalArgumentException(
                    "Supplier \"" + supplier + "\" is not 1 to 40 printed characters without spaces and bars.");
        }
    }
}
