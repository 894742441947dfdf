package io.tillstream.dashboards.campaigns;

import io.tillstream.checkout.basket.Adding;
import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.LineWords;
import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PricedLine;
import io.tillstream.checkout.basket.PromotionRule;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.promotion.HeldParts;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.WorkBudget;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptSetting;
import io.tillstream.checkout.receipt.SaleReceipt;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The smallest basket that a campaign gives something on, rung up as a till does: the till's basket, its engine, its receipt. No
 * other promotion is on, and what the chain-wide limits leave is not asked.
 */
final class OfferExample {
    /** Nobody wants to look at a receipt of more pieces. */
    private static final int MOST_PIECES = 40;

    private static final Quantity HALF_A_KILO = Quantity.grams(500);
    private static final MemberId SOMEBODY = MemberId.of("maaaaaaaaaaaaaaaa");

    private final Promotion promotion;
    private final Store store;
    private final PricedBasket basket;

    private OfferExample(Promotion promotion, Store store, PricedBasket basket) {
        this.promotion = promotion;
        this.store = store;
        this.basket = basket;
    }

    /**
     * Looks for one.
     *
     * @param plan the campaign
     * @param id its id
     * @param store where
     * @param items what the shelf may give, the likeliest first: so many of the first, or one more of each
     * @return nothing when no basket of these items is given anything
     */
    static Optional<OfferExample> of(Plan plan, String id, Store store, List<ShelfItem> items) {
        Promotion promotion = unlimited(plan.promotion(id));
        PromotionRule rule = new PromotionRule(
                PromotionBook.of(List.of(promotion)),
                WorkBudget::usual,
                _ -> segments(promotion),
                () -> HeldParts.NONE);
        Basket empty = Basket.open(store, new Opening(plan.begins(), rule)).forMember(SOMEBODY);
        Basket start = plan.coupon() == null ? empty : empty.present(plan.coupon());
        for (ShelfItem item : items) {
            Optional<PricedBasket> found = grown(start, List.of(item));
            if (found.isPresent()) {
                return found.map(basket -> new OfferExample(promotion, store, basket));
            }
        }
        return grown(start, items).map(basket -> new OfferExample(promotion, store, basket));
    }

    /** What the campaign gives whom, whatever was given before: what is left of it at head office is no matter of paper. */
    private static Promotion unlimited(Promotion of) {
        return new Promotion(
                of.id(),
                of.name(),
                of.eligibility(),
                of.qualifying(),
                of.reward(),
                new Limits(of.limits().usesPerBasket(), null, null, null),
                of.priority(),
                of.exclusiveGroup(),
                of.stackable(),
                of.floor(),
                true);
    }

    private static Set<String> segments(Promotion promotion) {
        return promotion.eligibility().audience() instanceof Eligibility.Segments named
                ? Set.copyOf(named.segments())
                : Set.of();
    }

    /** One more of each until something is given. */
    private static Optional<PricedBasket> grown(Basket start, List<ShelfItem> items) {
        Basket basket = start;
        for (int pieces = 0; pieces < MOST_PIECES && !items.isEmpty(); pieces += items.size()) {
            for (ShelfItem item : items) {
                Quantity one = item.product().unit() == Quantity.Unit.GRAM ? HALF_A_KILO : Quantity.each(1);
                if (!(basket.adding(item, one) instanceof Adding.Added(Basket more))) {
                    return Optional.empty();
                }
                basket = more;
            }
            Optional<PricedBasket> priced = basket.priced().filter(OfferExample::isGivenSomething);
            if (priced.isPresent()) {
                return priced;
            }
        }
        return Optional.empty();
    }

    private static boolean isGivenSomething(PricedBasket priced) {
        return priced.saved().isPositive()
                || priced.points()
                        > priced.basket()
                                .priced(PromotionRule.OFFER_ONLY)
                                .map(PricedBasket::points)
                                .orElse(0L);
    }

    /** As a till records it, paid by card. */
    Sale sale(Language language) {
        return PaidBasket.exactly(basket, TenderType.CARD)
                .sale(
                        new Source(new TillId(store.store(), 1), 1, 1),
                        promotion.eligibility().from(),
                        LocalDate.ofInstant(promotion.eligibility().from(), store.zone()),
                        "c01",
                        language,
                        List.of());
    }

    /** The receipt as it is printed, marked at both ends as one of practice and without the code of a real one. */
    ReceiptDocument receipt(Language language) {
        Map<Gtin, LocalText> names = basket.basket().liveLines().stream()
                .collect(Collectors.toMap(
                        line -> line.item().gtin(),
                        line -> line.item().product().name(),
                        (one, _) -> one));
        ReceiptSetting setting = ReceiptSetting.plain(
                        store, language, gtin -> names.getOrDefault(gtin, LocalText.same(gtin.ean13())))
                .withPromotions(id -> id.equals(promotion.id()) ? Optional.of(promotion.name()) : Optional.empty());
        return SaleReceipt.of(sale(language), setting).asPractice();
    }

    /** The basket as the cashier reads it, in the order it was rung up. */
    List<LineWords> tillLines(Language language) {
        List<LineWords> lines = new ArrayList<>();
        for (PricedLine priced : basket.lines()) {
            if (priced.depositOf() == null) {
                lines.add(LineWords.of(lines.size() + 1, priced.line(), priced, language));
            }
        }
        return lines;
    }

    /** What the customer's screen shows. */
    CustomerScreen screen(Language language) {
        List<CustomerScreen.Line> lines = new ArrayList<>();
        for (SaleLine line : sale(language).lines()) {
            String name = basket.basket().liveLines().stream()
                    .filter(each -> each.item().gtin().equals(line.gtin()))
                    .map(each -> each.item().product().name().in(language))
                    .findFirst()
                    .orElse(line.gtin().ean13());
            lines.add(new CustomerScreen.Line(name, line.quantity(), line.gross(), line.discounts()));
        }
        return new CustomerScreen(
                language, lines, basket.saved().isPositive() ? basket.saved() : null, basket.points(), basket.total());
    }

    /**
     * A basket as a customer sees it.
     *
     * @param language of its names
     * @param lines one for each item
     * @param saved what comes off, if anything
     * @param points what it earns
     * @param total what is to be paid
     */
    record CustomerScreen(
            Language language, List<Line> lines, @Nullable Money saved, long points, Money total) {
        CustomerScreen {
            lines = List.copyOf(lines);
        }

        /**
         * An item.
         *
         * @param name in the screen's language
         * @param quantity how much
         * @param gross at the shelf price
         * @param discounts what comes off
         */
        record Line(String name, Quantity quantity, Money gross, List<Discount> discounts) {
            Line {
                discounts = List.copyOf(discounts);
            }
        }
    }
}
