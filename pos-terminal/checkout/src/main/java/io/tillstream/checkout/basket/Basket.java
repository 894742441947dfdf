package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.OfferOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has on the counter. Never changed: every act gives a new basket, so a failed act leaves the old one.
 *
 * <p>An item scanned again joins its line, so the same goods cost the same in whatever order they are scanned. Nothing
 * here can be paid or printed; {@link #priced()} gives what can.
 *
 * @param store by whose rules it is priced
 * @param lines in the order of the first scan, voided ones included
 * @param member who is buying, if known
 * @param offer the personal offer the member took, if any
 */
public record Basket(
        Store store,
        List<BasketLine> lines,
        @Nullable MemberId member,
        @Nullable PersonalOffer offer) {
    /** More of one item than a counter holds is a slip of the finger. */
    public static final long MOST_PIECES = 9_999;

    public static final long MOST_GRAMS = 999_999;

    /** The longest basket; beyond it a till would not answer in time. */
    public static final int MOST_LINES = 10_000;

    public Basket {
        lines = List.copyOf(lines);
    }

    public static Basket open(Store store) {
        return new Basket(store, List.of(), null, null);
    }

    /**
     * Puts goods into the basket.
     *
     * @throws IllegalArgumentException when the quantity is not positive, of the wrong unit, or makes a line or the
     *     basket longer than the limits
     */
    public Basket add(ShelfItem item, Quantity quantity) {
        if (!item.unitPrice().currency().equals(store.currency())) {
            throw new IllegalArgumentException("Item " + item.gtin() + " costs " + item.unitPrice() + ", but store "
                    + store.store() + " sells in " + store.currency() + ".");
        }
        List<BasketLine> next = new ArrayList<>(lines);
        for (int i = 0; i < next.size(); i++) {
            BasketLine line = next.get(i);
            if (!line.voided() && line.item().equals(item)) {
                BasketLine longer = line.plus(new BasketLine(item, quantity, false).quantity());
                next.set(i, withinLimit(longer));
                return new Basket(store, next, member, offer);
            }
        }
        if (next.size() >= MOST_LINES) {
            throw new IllegalArgumentException(
                    "The basket has " + MOST_LINES + " lines; finish this sale and begin another.");
        }
        next.add(withinLimit(new BasketLine(item, quantity, false)));
        return new Basket(store, next, member, offer);
    }

    public Basket add(ShelfItem item) {
        return add(item, Quantity.each(1));
    }

    private static BasketLine withinLimit(BasketLine line) {
        long most = line.quantity().unit() == Quantity.Unit.EACH ? MOST_PIECES : MOST_GRAMS;
        if (line.quantity().amount() > most) {
            throw new IllegalArgumentException("Item " + line.item().gtin() + " would be in the basket with "
                    + line.quantity() + "; at most " + most + " in one line.");
        }
        return line;
    }

    /**
     * Takes a line out again. It stays visible as voided.
     *
     * @param number 1 for the first line
     */
    public Basket voidLine(int number) {
        if (number < 1 || number > lines.size() || lines.get(number - 1).voided()) {
            throw new IllegalArgumentException("The basket has no line " + number + " that could be voided.");
        }
        List<BasketLine> next = new ArrayList<>(lines);
        next.set(number - 1, lines.get(number - 1).asVoided());
        return new Basket(store, next, member, offer);
    }

    /** The basket as this member's; an offer taken for somebody else falls away. */
    public Basket forMember(MemberId newMember) {
        return new Basket(store, lines, newMember, newMember.equals(member) ? offer : null);
    }

    /**
     * The basket with a personal offer; it saves something as soon as its item is in the basket.
     *
     * @throws IllegalArgumentException when no member is known
     */
    public Basket accept(PersonalOffer newOffer) {
        if (member == null) {
            throw new IllegalArgumentException(
                    "Offer " + newOffer.decisionId() + " is personal; scan the member's card first.");
        }
        return new Basket(store, lines, member, newOffer);
    }

    /** The lines that count, in order. */
    public List<BasketLine> liveLines() {
        return lines.stream().filter(line -> !line.voided()).toList();
    }

    /** Whether there is nothing to pay for. */
    public boolean isEmpty() {
        return lines.stream().allMatch(BasketLine::voided);
    }

    /** The basket with everything computed; empty when there is nothing to pay for. */
    public Optional<PricedBasket> priced() {
        return isEmpty() ? Optional.empty() : Optional.of(PricedBasket.of(this));
    }

    /** The record of giving this basket up; numbered like a sale. */
    public BasketCancelled cancelled(
            Source source, Instant happenedAt, LocalDate businessDate, String operator, List<OfferOutcome> offers) {
        Money abandoned = priced().map(PricedBasket::total).orElse(Money.zero(store.currency()));
        return new BasketCancelled(
                source, happenedAt, businessDate, operator, liveLines().size(), abandoned, offers);
    }
}
