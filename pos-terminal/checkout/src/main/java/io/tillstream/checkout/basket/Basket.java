package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.VoidedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has on the counter. Never changed: every act gives a new basket, so a failed act leaves the old one.
 *
 * <p>An item scanned again joins its line, so the same goods cost the same in whatever order they are scanned. Nothing
 * here can be paid or printed; {@link #priced()} gives what can.
 *
 * @param store by whose rules it is priced
 * @param opening when it was opened, and by which promotions it is priced
 * @param lines in the order of the first scan, voided ones included
 * @param member who is buying, if known
 * @param offer the personal offer the member took, if any
 * @param discount what a person took off the whole basket, if anything
 * @param coupons coupons that were presented, each once
 */
public record Basket(
        Store store,
        Opening opening,
        List<BasketLine> lines,
        @Nullable MemberId member,
        @Nullable PersonalOffer offer,
        @Nullable ManualDiscount discount,
        List<String> coupons) {
    /** More of one item than a counter holds is a slip of the finger. */
    public static final long MOST_PIECES = 9_999;

    public static final long MOST_GRAMS = 999_999;

    /** The longest basket; beyond it a till would not answer in time. */
    public static final int MOST_LINES = 10_000;

    public Basket {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(opening, "opening");
        lines = List.copyOf(lines);
        coupons = List.copyOf(coupons);
    }

    public static Basket open(Store store, Opening opening) {
        return new Basket(store, opening, List.of(), null, null, null, List.of());
    }

    /** An empty basket of no moment, in which only a personal offer saves anything. */
    public static Basket open(Store store) {
        return open(store, new Opening(Instant.EPOCH, PromotionRule.OFFER_ONLY));
    }

    private LinesOnCounter onCounter() {
        return new LinesOnCounter(lines);
    }

    private Basket with(List<BasketLine> newLines) {
        return new Basket(store, opening, newLines, member, offer, discount, coupons);
    }

    /**
     * Puts goods into the basket that anyone may buy.
     *
     * @throws IllegalArgumentException when the quantity is not positive, of the wrong unit, or makes a line or the
     *     basket longer than the limits; or when the item asks for {@link #adding}
     */
    public Basket add(ShelfItem item, Quantity quantity) {
        return switch (adding(item, quantity, LineTerms.ORDINARY)) {
            case Adding.Added(Basket basket) -> basket;
            case Adding.NeedsAge age ->
                throw new IllegalArgumentException("Item " + item.gtin() + " is sold from " + age.minimumAge()
                        + " years on; check the customer's age first.");
            case Adding.OverLimit over ->
                throw new IllegalArgumentException("Item " + item.gtin() + " would be in the basket with "
                        + over.would() + "; one customer may buy " + over.most() + ".");
        };
    }

    public Basket add(ShelfItem item) {
        return add(item, Quantity.each(1));
    }

    /** Puts goods into the basket whose buyer may have to be of an age, or who may not have any number of them. */
    public Adding adding(ShelfItem item, Quantity quantity) {
        return adding(item, quantity, LineTerms.ORDINARY);
    }

    /** Puts goods into the basket whose price is in their code; always a line of its own. */
    public Adding addingPriced(ShelfItem item, Quantity quantity, Money priceInCode) {
        return adding(item, quantity, LineTerms.ORDINARY.priced(new LinePrice.Embedded(priceInCode)));
    }

    /** Puts goods into the basket that are marked down, and only these pieces of them; always a line of its own. */
    public Adding addingMarkedDown(ShelfItem item, Quantity quantity, ManualDiscount markdown) {
        return adding(item, quantity, LineTerms.ORDINARY.discounted(markdown));
    }

    /** Puts money onto a gift card; always a line of its own. */
    public Adding loading(ShelfItem giftCard, Money amount, String account) {
        return adding(giftCard, Quantity.each(1), LineTerms.ORDINARY.priced(new LinePrice.Loaded(amount, account)));
    }

    Adding adding(ShelfItem item, Quantity quantity, LineTerms terms) {
        if (!item.unitPrice().currency().equals(store.currency())) {
            throw new IllegalArgumentException("Item " + item.gtin() + " costs " + item.unitPrice() + ", but store "
                    + store.store() + " sells in " + store.currency() + ".");
        }
        BasketLine line = new BasketLine(item, quantity, false, terms);
        SellingRules rules = item.product().sellingRules();
        Quantity would = onCounter().quantityOf(item).plus(quantity);
        if (rules.mostPerSale() != null && would.amount() > rules.mostPerSale()) {
            return new Adding.OverLimit(item, new Quantity(rules.mostPerSale(), quantity.unit()), would);
        }
        Integer minimumAge = rules.minimumAge();
        if (minimumAge != null && terms.ageCheck() == null) {
            Optional<AgeCheck> before = onCounter().ageChecked(minimumAge);
            return before.isPresent()
                    ? adding(
                            item,
                            quantity,
                            new LineTerms(terms.price(), terms.discount(), before.get(), terms.kitchen()))
                    : new Adding.NeedsAge(this, item, quantity, minimumAge, terms);
        }
        return new Adding.Added(with(onCounter().joinedBy(line)));
    }

    /**
     * Takes a line out again. It stays visible as voided.
     *
     * @param number 1 for the first line
     */
    public Basket voidLine(int number) {
        return with(number, onCounter().live(number, "voided").asVoided());
    }

    /**
     * Sets another price than the price book's.
     *
     * @param number 1 for the first line
     * @param leave for it, from {@link PriceAuthority}
     */
    public Basket override(int number, Money unitPrice, PriceAuthority.Leave.Granted leave) {
        BasketLine line = onCounter().live(number, "priced");
        if (!(line.terms().price() instanceof LinePrice.Book || line.terms().price() instanceof LinePrice.Overridden)) {
            throw new IllegalArgumentException("Line " + number + " has its price from its code; void it instead.");
        }
        return with(number, line.with(line.terms().priced(new LinePrice.Overridden(unitPrice, leave.approval()))));
    }

    /**
     * Takes something off a line.
     *
     * @param number 1 for the first line
     */
    public Basket discount(int number, ManualDiscount newDiscount) {
        BasketLine line = onCounter().live(number, "discounted");
        if (!line.allowsDiscount()) {
            throw new IllegalArgumentException("Item " + line.item().gtin() + " is never discounted.");
        }
        return with(number, line.with(line.terms().discounted(newDiscount)));
    }

    /** Takes something off the whole basket, spread over its lines. */
    public Basket discount(ManualDiscount newDiscount) {
        return new Basket(store, opening, lines, member, offer, newDiscount, coupons);
    }

    /** The basket with a coupon; a coupon presented twice counts once. */
    public Basket present(String coupon) {
        if (coupons.contains(coupon)) {
            return this;
        }
        List<String> more = new ArrayList<>(coupons);
        more.add(coupon);
        return new Basket(store, opening, lines, member, offer, discount, more);
    }

    /** The basket without what a person took off the whole of it. */
    public Basket withoutDiscount() {
        return new Basket(store, opening, lines, member, offer, null, coupons);
    }

    /** The basket as nobody's in particular. */
    public Basket withoutMember() {
        return new Basket(store, opening, lines, null, null, discount, coupons);
    }

    private Basket with(int number, BasketLine line) {
        return with(onCounter().with(number, line));
    }

    /** The basket as this member's; an offer taken for somebody else falls away. */
    public Basket forMember(MemberId newMember) {
        return new Basket(store, opening, lines, newMember, newMember.equals(member) ? offer : null, discount, coupons);
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
        return new Basket(store, opening, lines, member, newOffer, discount, coupons);
    }

    /** The lines that count, in order. */
    public List<BasketLine> liveLines() {
        return onCounter().live();
    }

    /** The lines that were taken out again, as the sale keeps them. */
    public List<VoidedLine> voidedLines() {
        return lines.stream()
                .filter(BasketLine::voided)
                .map(line -> new VoidedLine(line.item().gtin(), line.quantity(), line.gross()))
                .toList();
    }

    /** Whether there is nothing to pay for. */
    public boolean isEmpty() {
        return lines.stream().allMatch(BasketLine::voided);
    }

    /** The basket with everything computed, by the promotions of its opening; empty when there is nothing to pay for. */
    public Optional<PricedBasket> priced() {
        return priced(opening.promotions());
    }

    /** The basket with everything computed, its savings found by that rule. */
    public Optional<PricedBasket> priced(SavingsRule rule) {
        return isEmpty() ? Optional.empty() : Optional.of(PricedBasket.of(this, rule));
    }

    /** The basket put aside, for this customer to come back to. Nothing may have been paid, and a payment has no such act. */
    public SuspendedBasket suspended(String id, Instant at, String operator) {
        return new SuspendedBasket(id, at, operator, this);
    }

    /** The record of giving this basket up; numbered like a sale. */
    public BasketCancelled cancelled(
            Source source, Instant happenedAt, LocalDate businessDate, String operator, List<OfferOutcome> offers) {
        Money abandoned = priced().map(PricedBasket::total).orElse(Money.zero(store.currency()));
        return new BasketCancelled(
                source, happenedAt, businessDate, operator, liveLines().size(), abandoned, offers);
    }
}
