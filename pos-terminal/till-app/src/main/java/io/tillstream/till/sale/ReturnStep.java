package io.tillstream.till.sale;

import io.tillstream.checkout.returns.ReturnHistory;
import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.checkout.returns.ReturnRequest.Chosen;
import io.tillstream.checkout.returns.ReturnRequest.WithReceipt;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.SaleLine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How far a return by receipt has come. Nothing has happened in any of these steps. */
public sealed interface ReturnStep {
    /** The receipt is to be scanned, or its number typed. */
    record AwaitingReceipt() implements ReturnStep {}

    /**
     * Lines are being chosen; the outcome of confirming now is worked out after every choice.
     *
     * @param store by whose rules
     * @param history the sale and what came back of it, as far as this till's own journals know
     * @param chosen quantities by line
     */
    record Choosing(Store store, ReturnHistory history, Map<Integer, Long> chosen) implements ReturnStep {
        public Choosing {
            chosen = Map.copyOf(chosen);
        }

        /** The sold lines of the receipt. */
        public List<SaleLine> lines() {
            return history.original().lines().stream()
                    .filter(line -> line.quantity().amount() > 0)
                    .toList();
        }

        Choosing with(SaleLine line, long quantity) {
            Map<Integer, Long> next = new TreeMap<>(chosen);
            next.put(line.line(), Math.clamp(quantity, 0, history.left(line)));
            next.values().removeIf(none -> none == 0);
            return new Choosing(store, history, next);
        }

        Choosing everything() {
            Choosing all = this;
            for (SaleLine line : lines()) {
                all = all.with(line, history.left(line));
            }
            return all;
        }

        /** How much of a line is chosen. */
        public long chosen(SaleLine line) {
            return chosen.getOrDefault(line.line(), 0L);
        }

        /** What one press adds: a piece, or all that is left of weighed goods. */
        public long step(SaleLine line) {
            return line.quantity().unit() == Quantity.Unit.EACH ? 1 : Math.max(1, history.left(line));
        }

        /** What confirming would do. Only this till was asked, so the return will be looked at. */
        public ReturnOutcome outcome() {
            List<Chosen> parts = lines().stream()
                    .filter(line -> chosen(line) > 0)
                    .map(line -> new Chosen(
                            line.line(),
                            new Quantity(chosen(line), line.quantity().unit())))
                    .toList();
            return ReturnOutcome.of(new WithReceipt(store, history, parts, ReturnTerms.Check.TILL, Set.of()));
        }
    }
}
