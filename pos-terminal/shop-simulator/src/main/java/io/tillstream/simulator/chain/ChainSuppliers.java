package io.tillstream.simulator.chain;

import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.purchase.OrderCutOff;
import io.tillstream.events.purchase.OrderTerms;
import io.tillstream.events.purchase.Supplier;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who delivers what the generated chain sells: five suppliers, by category, none of them real. */
final class ChainSuppliers {
    private static final Supplier DAIRY = supplier(
            "valley-dairy",
            new LocalText("Valley Dairy", "山谷乳品", "山谷乳业"),
            // As the stores say.
            List.of(),
            1,
            LocalTime.of(16, 0),
            null);
    private static final Supplier PRODUCE = supplier(
            "green-fields",
            new LocalText("Green Fields", "綠田蔬果", "绿田果蔬"),
            List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
            1,
            LocalTime.of(14, 0),
            terms(1_500, 6_000));
    private static final Supplier BAKERY = supplier(
            "corner-bakery",
            new LocalText("Corner Bakery", "街角烘焙", "街角烘焙坊"),
            List.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY,
                    DayOfWeek.SATURDAY),
            1,
            LocalTime.of(20, 0),
            terms(600, 2_000));
    private static final Supplier COLD = supplier(
            "north-pier",
            new LocalText("North Pier Meat and Fish", "北碼頭肉品水產", "北码头肉类水产"),
            List.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY),
            1,
            LocalTime.NOON,
            terms(3_000, 9_000));
    private static final Supplier WHOLESALE = supplier(
            "island-wholesale",
            new LocalText("Island Wholesale", "島嶼批發", "海岛批发"),
            List.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
            2,
            LocalTime.of(11, 0),
            terms(5_000, 20_000));

    private ChainSuppliers() {}

    private static Supplier supplier(
            String code,
            LocalText name,
            List<DayOfWeek> days,
            int daysBefore,
            LocalTime until,
            @Nullable OrderTerms terms) {
        return new Supplier(
                code, name, "orders@" + code + ".example", days, new OrderCutOff(daysBefore, until), null, terms);
    }

    /** Bringing a smaller order than is brought free of charge costs 180. */
    private static OrderTerms terms(long minimum, long freeFrom) {
        return new OrderTerms(
                Money.ofMinor(minimum, ChainRules.CURRENCY),
                Money.ofMinor(180, ChainRules.CURRENCY),
                Money.ofMinor(freeFrom, ChainRules.CURRENCY));
    }

    static List<Supplier> all() {
        return List.of(DAIRY, PRODUCE, BAKERY, COLD, WHOLESALE);
    }

    /** Who delivers a category. */
    static Supplier of(String category) {
        return switch (category) {
            case "dairy", "eggs", "tofu" -> DAIRY;
            case "produce" -> PRODUCE;
            case "bakery" -> BAKERY;
            case "meat", "seafood", "frozen" -> COLD;
            default -> WHOLESALE;
        };
    }

    static boolean deliversOn(Grocery item, LocalDate date) {
        return days(item).contains(date.getDayOfWeek());
    }

    /** How many days what comes on a date has to last until the next delivery. */
    static int daysToNext(Grocery item, LocalDate date) {
        int days = 1;
        while (!deliversOn(item, date.plusDays(days))) {
            days++;
        }
        return days;
    }

    private static List<DayOfWeek> days(Grocery item) {
        List<DayOfWeek> named = of(item.product().category()).deliveryDays();
        return named.isEmpty() ? ChainRules.DELIVERY_DAYS : named;
    }
}
