package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Adding;
import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.ManualDiscount;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.tender.PaymentAttempt;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.PaymentAttempted.HostTrace.Way;
import io.tillstream.events.sale.Tender;
import io.tillstream.payments.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the sale at the counter stands, and so what an act means: digits are an amount in one and an item in another. */
public sealed interface Stage {
    /** Goods are scanned; also between two customers. */
    record Selling() implements Stage {}

    /**
     * The customer pays. Until everything that was taken has gone back, nothing else can happen to the basket.
     *
     * @param taken what was taken by anything but cash; each is in the journal by its attempt's number
     * @param cash what was handed over in cash, part by part; it becomes a tender when it suffices
     * @param nextCard what the next gift card is to pay, while one is waited for
     * @param awaited the card or wallet that is being charged; until it has answered nothing else can happen
     * @param arrivals what was found on the codes on the wall; absent until somebody has looked
     */
    record Paying(
            List<Tender> taken,
            List<Money> cash,
            @Nullable NextCard nextCard,
            @Nullable Awaited awaited,
            @Nullable List<Wallet.Arrival> arrivals)
            implements Stage {
        /**
         * A gift card is waited for.
         *
         * @param amount what it is to pay; absent for as much as it can
         */
        public record NextCard(@Nullable Money amount) {}

        /**
         * A card or wallet is being charged.
         *
         * @param attempt where that stands
         * @param way how the customer is asked
         * @param since when it was begun
         * @param code the text of the code on the screen, while one is shown
         * @param stopping whether it was asked to be given up
         */
        public record Awaited(
                PaymentAttempt attempt,
                Way way,
                Instant since,
                @Nullable String code,
                boolean stopping) {
            Awaited at(PaymentAttempt changed) {
                return new Awaited(changed, way, since, code, stopping);
            }

            Awaited showing(String text) {
                return new Awaited(attempt, way, since, text, stopping);
            }

            Awaited beingStopped() {
                return new Awaited(attempt, way, since, code, true);
            }
        }

        public Paying {
            taken = List.copyOf(taken);
            cash = List.copyOf(cash);
            arrivals = arrivals == null ? null : List.copyOf(arrivals);
        }

        Paying(List<Tender> taken, List<Money> cash, @Nullable NextCard nextCard) {
            this(taken, cash, nextCard, null, null);
        }

        static Paying nothingYet() {
            return new Paying(List.of(), List.of(), null);
        }

        /** What was taken for a sale; nothing unless it is being paid. */
        static Paying of(OpenSale sale) {
            return sale.stage() instanceof Paying paying ? paying : nothingYet();
        }

        /** Whether nothing was taken or is being taken, so that the customer may still change their mind. */
        public boolean isFree() {
            return taken.isEmpty() && cash.isEmpty() && awaited == null;
        }

        /** All cash that was handed over. */
        public Money handed(CurrencyUnit currency) {
            return cash.stream().reduce(Money.zero(currency), Money::plus);
        }

        Paying with(Tender tender) {
            List<Tender> more = new ArrayList<>(taken);
            more.add(tender);
            return new Paying(more, cash, null);
        }

        Paying with(Money part) {
            List<Money> more = new ArrayList<>(cash);
            more.add(part);
            return new Paying(taken, more, null);
        }

        Paying without(Tender tender) {
            List<Tender> fewer = new ArrayList<>(taken);
            fewer.remove(tender);
            return new Paying(fewer, cash, null);
        }

        Paying withoutCash(int part) {
            List<Money> fewer = new ArrayList<>(cash);
            fewer.remove(part);
            return new Paying(taken, fewer, null);
        }

        Paying awaiting(@Nullable NextCard card) {
            return new Paying(taken, cash, card);
        }

        Paying charging(@Nullable Awaited charge) {
            return new Paying(taken, cash, null, charge, null);
        }

        Paying finding(List<Wallet.Arrival> found) {
            return new Paying(taken, cash, nextCard, awaited, found);
        }
    }

    /**
     * The customer's age is asked for; until that is answered the item is not in the basket.
     *
     * @param question for what, and how old
     */
    record AskingAge(Adding.NeedsAge question) implements Stage {}

    /**
     * So many pieces, or so much money, are asked about; until that is answered they are not in the basket.
     *
     * @param basket what the basket is once somebody is sure
     * @param item of what
     * @param pieces how many; 0 where it is weighed
     * @param worth what they cost
     */
    record AskingQuantity(Basket basket, ShelfItem item, long pieces, Money worth) implements Stage {}

    /**
     * A gift card is sold; until its card has been read it is not in the basket.
     *
     * @param item what is sold
     * @param amount what goes onto the card; absent until it is said
     */
    record LoadingCard(ShelfItem item, @Nullable Money amount) implements Stage {}

    /**
     * A person changes a price or takes something off.
     *
     * @param line of which line; 0 for the whole basket
     * @param how by how much; absent until it is said
     */
    record Changing(int line, @Nullable How how) implements Stage {
        /** Why a price may be changed, as recorded; the place in this list is the key on the screen. */
        public static final List<String> REASONS =
                List.of("damaged", "expires-soon", "price-match", "shelf-label", "goodwill");

        /** By how much. */
        public sealed interface How {
            /** Something off. */
            sealed interface Off extends How {
                ManualDiscount as(Approval approval);
            }

            /** So many percent off. */
            record Percent(int percent) implements Off {
                @Override
                public ManualDiscount as(Approval approval) {
                    return new ManualDiscount.Percent(percent, approval);
                }
            }

            /** An amount off. */
            record Amount(Money amount) implements Off {
                @Override
                public ManualDiscount as(Approval approval) {
                    return new ManualDiscount.Amount(amount, approval);
                }
            }

            /** Another price per piece or kilogram. */
            record NewPrice(Money unitPrice) implements How {}

            /** What the cashier says first. */
            enum Kind {
                PERCENT,
                AMOUNT,
                NEW_PRICE
            }
        }

        Changing of(int otherLine) {
            return new Changing(otherLine, how);
        }

        Changing by(How said) {
            return new Changing(line, said);
        }
    }

    /**
     * Something is done at the drawer, between two sales.
     *
     * @param step how far that has come
     */
    record AtDrawer(DrawerStep step) implements Stage {}

    /** A table is to be chosen; also between two tables. */
    record AtTables() implements Stage {}

    /** Another table is to be chosen, to which what is open goes. */
    record MovingTable() implements Stage {}

    /**
     * A guest's part of a bill is chosen; the bill lies on its table meanwhile.
     *
     * @param bill the record by which it does
     * @param chosen so many pieces or grams of which lines, 1 for the first
     */
    record Splitting(Source bill, Map<Integer, Long> chosen) implements Stage {
        public Splitting {
            chosen = Map.copyOf(chosen);
        }

        Splitting with(int line, long amount) {
            Map<Integer, Long> next = new HashMap<>(chosen);
            if (amount > 0) {
                next.put(line, amount);
            } else {
                next.remove(line);
            }
            return new Splitting(bill, next);
        }
    }

    /**
     * The parcel counter, between two sales.
     *
     * @param step how far something there has come
     */
    record Parcels(ParcelStep step) implements Stage {
        static final Parcels HOME = new Parcels(ParcelStep.Waiting.ALL);
    }

    /**
     * Members' orders, between two sales.
     *
     * @param step how far something there has come
     */
    record Orders(OrderStep step) implements Stage {}

    /** One of the baskets that are put aside is to be taken up. */
    record TakingUp() implements Stage {}

    /**
     * Goods come back.
     *
     * @param step how far that has come
     */
    record Returning(ReturnStep step) implements Stage {}
}
