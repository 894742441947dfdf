package io.tillstream.portal.offers;

import io.tillstream.checkout.promotion.Allowance;
import io.tillstream.checkout.promotion.CountedLine;
import io.tillstream.checkout.promotion.Limitation;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.Protection;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.Savings;
import io.tillstream.checkout.promotion.Shopper;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.receipts.Receipts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What promotions would have taken off a member's latest purchases, all of them together, by the engine that prices baskets at
 * the till. Shelf prices are those that were paid then.
 */
@Component
class PastSavings {
    /** About two months of a household. */
    private static final int PURCHASES = 10;

    private final Receipts receipts;
    private final Assortment assortment;

    PastSavings(Receipts receipts, Assortment assortment) {
        this.receipts = receipts;
        this.assortment = assortment;
    }

    /**
     * Reckons it.
     *
     * @param book what is on now
     * @param currency purchases in another one are left out
     * @return how much, by promotion; above 0 or not there
     */
    Map<String, Money> of(Shopper shopper, PromotionBook book, CurrencyUnit currency, Instant now) {
        List<Sale> sales = receipts.whole(shopper.member(), PURCHASES).stream()
                .filter(sale -> sale.total().currency().equals(currency))
                .toList();
        Map<Gtin, Product> products = assortment.products(sales.stream()
                .flatMap(sale -> sale.lines().stream())
                .map(SaleLine::gtin)
                .collect(Collectors.toSet()));
        Map<String, Allowance> limits =
                book.limited().stream().collect(Collectors.toMap(Promotion::id, promotion -> Limitation.UNLIMITED));
        Map<String, Money> saved = new HashMap<>();
        for (Sale sale : sales) {
            List<CountedLine> lines = sale.lines().stream()
                    .filter(line -> isReckoned(line, products))
                    .map(line -> counted(line, products, currency))
                    .toList();
            if (!lines.isEmpty()) {
                Purchase purchase = new Purchase(
                        sale.source().till().store(),
                        Sale.Channel.TILL,
                        now,
                        currency,
                        shopper,
                        Set.of(),
                        0,
                        lines,
                        limits);
                for (Savings.Given given : book.savingsOn(purchase).given()) {
                    saved.merge(given.promotion(), given.amount(), Money::plus);
                }
            }
        }
        saved.values().removeIf(amount -> !amount.isPositive());
        return saved;
    }

    /** What was bought at a price of the shelf and may be discounted. */
    private static boolean isReckoned(SaleLine line, Map<Gtin, Product> products) {
        Product product = products.get(line.gtin());
        return product != null
                && product.sellingRules().allowsDiscount()
                && line.quantity().amount() > 0
                && !line.unitPrice().isNegative()
                && switch (line.priceSource()) {
                    case PRICE_BOOK, OVERRIDDEN, IMPORTED -> true;
                    case EMBEDDED_IN_CODE -> false;
                };
    }

    private static CountedLine counted(SaleLine line, Map<Gtin, Product> products, CurrencyUnit currency) {
        Product product = products.get(line.gtin());
        if (product == null) {
            throw new IllegalStateException("Item " + line.gtin() + " was known a moment ago.");
        }
        Money floor = product.floor();
        return new CountedLine(
                line.line(),
                line.gtin(),
                product.category(),
                product.marks(),
                line.quantity(),
                line.unitPrice(),
                floor == null || !floor.currency().equals(currency) ? Money.zero(currency) : floor,
                Protection.NONE);
    }
}
