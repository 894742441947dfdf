package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.events.Money;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.till.counter.ReceiptPrinter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows of a restaurant.
 *
 * @param names of its tables, in their order
 * @param bills what lies on them
 * @param trouble what keeps the kitchen's printer, or absent
 * @param waiting how many tickets wait for it
 * @param split the part of a bill that is being chosen, or absent
 */
public record TablesView(
        List<String> names,
        List<BasketSuspended> bills,
        ReceiptPrinter.@Nullable Trouble trouble,
        int waiting,
        @Nullable Split split) {
    public TablesView {
        names = List.copyOf(names);
        bills = List.copyOf(bills);
    }

    /**
     * A bill of which a part is being chosen.
     *
     * @param bill as it lies on the table
     * @param basket its goods at the prices of now
     * @param share what the chosen part costs by itself
     * @param rest what the rest costs by itself
     * @param whole what all of it costs together
     */
    public record Split(BasketSuspended bill, Basket basket, Money share, Money rest, Money whole) {}

    /** Tables with numbers for names are chosen by them; others by their place. */
    public boolean areNumbers() {
        return TableWork.areNumbers(names);
    }

    /** What lies on a table. */
    public Optional<BasketSuspended> billAt(String table) {
        return bills.stream()
                .filter(bill -> bill.table() != null && bill.table().table().equals(table))
                .findFirst();
    }
}
