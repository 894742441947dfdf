package io.tillstream.checkout.returns;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.ReturnTerms;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a customer brings back. Nothing happens by asking; {@link ReturnOutcome#of} says what would. */
public sealed interface ReturnRequest {
    /** The store that takes the goods back. */
    Store store();

    /**
     * Goods of a sale whose receipt is at hand.
     *
     * @param store where they come back
     * @param history the sale and all that came back of it
     * @param chosen which lines, how much of each
     * @param check who knows that the history is complete
     * @param untouchedGiftCards accounts of gift cards in the sale that the ledger holds at their full value
     */
    record WithReceipt(
            Store store,
            ReturnHistory history,
            List<Chosen> chosen,
            ReturnTerms.Check check,
            Set<String> untouchedGiftCards)
            implements ReturnRequest {
        public WithReceipt {
            Objects.requireNonNull(store, "store");
            Objects.requireNonNull(history, "history");
            Objects.requireNonNull(check, "check");
            chosen = List.copyOf(chosen);
            untouchedGiftCards = Set.copyOf(untouchedGiftCards);
            if (check == ReturnTerms.Check.NO_RECEIPT) {
                throw new IllegalArgumentException(
                        "Goods of receipt " + history.original().source() + " do not come back without a receipt.");
            }
        }

        public WithReceipt(Store store, ReturnHistory history, Chosen... chosen) {
            this(store, history, List.of(chosen), ReturnTerms.Check.LEDGER, Set.of());
        }

        /** Everything that is left of a sale. */
        public static WithReceipt everythingLeft(Store store, ReturnHistory history) {
            Stream<Chosen> left = history.soldLines()
                    .filter(sold -> history.left(sold) > 0)
                    .map(sold -> new Chosen(
                            sold.line(),
                            new Quantity(history.left(sold), sold.quantity().unit())));
            return new WithReceipt(store, history, left.toList(), ReturnTerms.Check.LEDGER, Set.of());
        }
    }

    /**
     * Some goods of one line.
     *
     * @param line its number in the sale
     * @param quantity how much comes back
     */
    record Chosen(int line, Quantity quantity) {
        public Chosen {
            Objects.requireNonNull(quantity, "quantity");
        }
    }

    /**
     * Goods without a receipt: a credit onto a gift card, never cash, up to a limit, by somebody's leave.
     *
     * @param store where they come back
     * @param items what, at today's price
     * @param operator who takes them, a staff code
     * @param approval why, and by whose leave
     * @param limit the most that is credited at once
     * @param creditAccount the gift card's account
     */
    record WithoutReceipt(
            Store store, List<Item> items, String operator, Approval approval, Money limit, String creditAccount)
            implements ReturnRequest {
        public WithoutReceipt {
            Objects.requireNonNull(store, "store");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(approval, "approval");
            Objects.requireNonNull(limit, "limit");
            Objects.requireNonNull(creditAccount, "creditAccount");
            items = List.copyOf(items);
        }
    }

    /**
     * Some of an item.
     *
     * @param item what
     * @param quantity how much
     */
    record Item(ShelfItem item, Quantity quantity) {
        public Item {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(quantity, "quantity");
        }
    }
}
