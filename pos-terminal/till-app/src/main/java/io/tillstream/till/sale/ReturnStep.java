package io.tillstream.till.sale;

import io.tillstream.checkout.returns.ReturnHistory;
import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.checkout.returns.ReturnRequest.Chosen;
import io.tillstream.checkout.returns.ReturnRequest.WithReceipt;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.SaleLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How far a return by receipt has come. Nothing has happened in any of these steps. */
public sealed interface ReturnStep {
    /** The receipt is to be scanned, or its number typed. */
    record AwaitingReceipt() implements ReturnStep {}

    /**
     * The journals are read and head office is asked for a receipt; what both say comes as an act of its own.
     *
     * @param receipt its number
     * @param question which search this is, so that what a former one brought is not taken for its answer
     * @param time the how-manieth in a row, 1 for the first
     * @param chosen what was chosen before it had to be asked again
     */
    record Asking(Source receipt, long question, int time, Map<Integer, Long> chosen) implements ReturnStep {
        public Asking {
            chosen = Map.copyOf(chosen);
        }
    }

    /**
     * Head office did not give the receipt, and may when it is asked again.
     *
     * @param receipt its number
     * @param times how often it was asked
     * @param at when that was last found
     */
    record NotGiven(Source receipt, int times, Instant at) implements ReturnStep {}

    /**
     * The return is confirmed, and a card or wallet gets its money back; it is recorded once that is sure.
     *
     * @param choosing what comes back
     * @param attempt the number under which money is given back now
     */
    record Refunding(Choosing choosing, String attempt) implements ReturnStep {}

    /**
     * Nobody has the receipt: a credit by somebody else's leave.
     *
     * @param credit so far
     */
    record Crediting(CreditStep credit) implements ReturnStep {}

    /** Who knows what is left of a receipt. */
    sealed interface Checked {
        /**
         * Head office, and it gives the receipt to no other till for a while.
         *
         * @param until how long
         * @param untouchedCards gift cards of the sale of which nothing was spent
         */
        record ByLedger(Instant until, Set<String> untouchedCards) implements Checked {
            public ByLedger {
                untouchedCards = Set.copyOf(untouchedCards);
            }
        }

        /** Only this till: the return will be looked at. */
        record HereOnly() implements Checked {}
    }

    /**
     * Lines are being chosen; the outcome of confirming now is worked out after every choice.
     *
     * @param store by whose rules
     * @param history the sale and what came back of it
     * @param chosen quantities by line
     * @param checked by whom that history is known
     * @param touched the line that was chosen last; 0 for none
     */
    record Choosing(Store store, ReturnHistory history, Map<Integer, Long> chosen, Checked checked, int touched)
            implements ReturnStep {
        public Choosing {
            chosen = Map.copyOf(chosen);
        }

        Choosing(Store store, ReturnHistory history, Map<Integer, Long> chosen, Checked checked) {
            this(store, history, chosen, checked, 0);
        }

        /** The sold lines of the receipt. */
        public List<SaleLine> lines() {
            return history.original().lines().stream()
                    .filter(line -> line.quantity().amount() > 0)
                    .toList();
        }

        Choosing with(SaleLine line, long quantity) {
            Map<Integer, Long> next = new TreeMap<>(chosen);
            next.put(line.line(), Math.clamp(quantity, 0, left(line)));
            return new Choosing(store, history, withoutNone(next), checked, line.line());
        }

        /** With that of a former choice that is still left. */
        Choosing withAll(Map<Integer, Long> former) {
            Map<Integer, Long> next = new TreeMap<>();
            lines().forEach(line -> next.put(line.line(), Math.min(former.getOrDefault(line.line(), 0L), left(line))));
            return new Choosing(store, history, withoutNone(next), checked);
        }

        private static Map<Integer, Long> withoutNone(Map<Integer, Long> quantities) {
            quantities.values().removeIf(none -> none == 0);
            return quantities;
        }

        Source receipt() {
            return history.original().source();
        }

        /** Whether head office holds the receipt for this till at that moment. */
        boolean isHeld(Instant now) {
            return checked instanceof Checked.ByLedger(Instant until, var _) && now.isBefore(until);
        }

        /** What head office said for a while counts only for that while. */
        Choosing asOf(Instant now) {
            return isHeld(now) ? this : new Choosing(store, history, chosen, new Checked.HereOnly(), touched);
        }

        Choosing everything() {
            return withAll(lines().stream().collect(Collectors.toMap(SaleLine::line, this::left)));
        }

        /** How much of a line is chosen. */
        public long chosen(SaleLine line) {
            return chosen.getOrDefault(line.line(), 0L);
        }

        /** What one press adds: a piece, or all that is left of weighed goods. */
        public long step(SaleLine line) {
            return line.quantity().unit() == Quantity.Unit.EACH ? 1 : Math.max(1, left(line));
        }

        /** How much of a line can come back now. */
        public long left(SaleLine line) {
            return isCardThatStays(line) ? 0 : history.left(line);
        }

        /** Whether a line is a gift card that is still the customer's, and that may have been spent for all that is known. */
        public boolean isCardThatStays(SaleLine line) {
            String card = line.giftCard();
            return card != null && history.left(line) > 0 && !untouchedCards().contains(card);
        }

        private Set<String> untouchedCards() {
            return switch (checked) {
                case Checked.ByLedger(Instant _, Set<String> cards) -> cards;
                case Checked.HereOnly() -> Set.of();
            };
        }

        /** What confirming would do. */
        public ReturnOutcome outcome() {
            List<Chosen> parts = lines().stream()
                    .filter(line -> chosen(line) > 0)
                    .map(line -> new Chosen(
                            line.line(),
                            new Quantity(chosen(line), line.quantity().unit())))
                    .toList();
            return ReturnOutcome.of(new WithReceipt(store, history, parts, check(), untouchedCards()));
        }

        private ReturnTerms.Check check() {
            return switch (checked) {
                case Checked.ByLedger _ -> ReturnTerms.Check.LEDGER;
                case Checked.HereOnly() -> ReturnTerms.Check.TILL;
            };
        }
    }
}
