package io.tillstream.price;

import io.tillstream.checkout.pricing.ReceiptTax;
import io.tillstream.checkout.pricing.ReceiptTax.TaxedLine;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.Savings;
import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.sale.TaxTotal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code price}: what baskets cost, with every discount; the files are described in docs/reference/price.md. */
@picocli.CommandLine.Command(
        name = "price",
        description = "Prices baskets with the checkout engine; the files are described in docs/reference/price.md.")
public final class PriceCommand extends Command {
    @Option(names = "--catalogue", required = true, paramLabel = "F", description = "The store and its items, NDJSON.")
    @Nullable
    Path catalogue;

    @Option(names = "--promotions", required = true, paramLabel = "F", description = "Promotions, NDJSON.")
    @Nullable
    Path promotions;

    @Option(names = "--baskets", required = true, paramLabel = "F", description = "Baskets, NDJSON.")
    @Nullable
    Path baskets;

    public static void main(String[] arguments) {
        System.exit(execute(new PriceCommand(), arguments));
    }

    /** A basket with what it costs. */
    private record Priced(String id, Purchase purchase, Savings savings, List<TaxTotal> taxes, Money total) {}

    @Override
    protected int run() {
        if (catalogue == null || promotions == null || baskets == null) {
            throw new IllegalStateException("The options are required.");
        }
        Catalogue shop = Catalogue.of(catalogue);
        PromotionBook book = PromotionBook.of(readPromotions(promotions));
        List<Priced> priced = new ArrayList<>();
        FactLines lines = FactLines.of(baskets, "a basket (docs/reference/price.md)");
        List<Purchase> purchases = new ArrayList<>();
        List<BasketOrder> orders = new ArrayList<>();
        for (FactLines.Line line : lines.lines()) {
            BasketOrder order = lines.read(line, BasketOrder.class);
            try {
                purchases.add(shop.purchase(order));
                orders.add(order);
            } catch (IllegalArgumentException e) {
                throw lines.wrong(line, "basket " + order.id() + ": " + e.getMessage());
            }
        }
        for (int i = 0; i < orders.size(); i++) {
            try {
                priced.add(price(shop, book, orders.get(i), purchases.get(i)));
            } catch (ArithmeticException e) {
                throw lines.wrong(
                        lines.lines().get(i),
                        "basket " + orders.get(i).id() + " is with its tax more money than can be counted");
            }
        }
        print(String.join("\n", priced.stream().map(PriceCommand::people).toList()), document(priced));
        return ExitCode.SUCCESS;
    }

    private static List<Promotion> readPromotions(Path file) {
        FactLines lines = FactLines.of(file, "a promotion (docs/reference/promotions.md)");
        List<Promotion> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (FactLines.Line line : lines.lines()) {
            Promotion promotion = lines.readWhole(line, Promotion.class);
            if (!ids.add(promotion.id())) {
                throw lines.wrong(line, "promotion " + promotion.id() + " is there twice");
            }
            read.add(promotion);
        }
        return read;
    }

    private static Priced price(Catalogue shop, PromotionBook book, BasketOrder order, Purchase purchase) {
        Savings savings = book.savingsOn(purchase);
        List<TaxedLine> taxed = new ArrayList<>();
        Money total = Money.zero(purchase.currency());
        for (int i = 0; i < savings.lines().size(); i++) {
            CatalogueItem item = shop.items().get(purchase.lines().get(i).gtin());
            if (item == null) {
                throw new IllegalStateException("A purchase holds only items of the catalogue.");
            }
            Money net = savings.lines().get(i).net();
            taxed.add(new TaxedLine(item.product().taxGroup(), net));
            total = total.plus(net);
        }
        List<TaxTotal> taxes = ReceiptTax.of(taxed, shop.store()).totals();
        for (TaxTotal tax : taxes) {
            total = tax.included() ? total : total.plus(tax.tax());
        }
        return new Priced(order.id(), purchase, savings, taxes, total);
    }

    private record LineJson(int line, long netMinor) {}

    private record DiscountJson(String promotion, int line, long minor) {}

    private record TaxJson(String group, long baseMinor, long taxMinor) {}

    private record BasketJson(
            String id,
            List<LineJson> lines,
            List<DiscountJson> discounts,
            List<TaxJson> taxes,
            long totalMinor,
            boolean provenOptimal) {}

    private static Object document(List<Priced> priced) {
        return Map.of("baskets", priced.stream().map(PriceCommand::json).toList());
    }

    private static BasketJson json(Priced basket) {
        List<DiscountJson> discounts = new ArrayList<>();
        for (Savings.Given given : basket.savings().given()) {
            for (Savings.Share share : given.shares()) {
                if (!share.amount().isZero()) {
                    discounts.add(new DiscountJson(
                            given.promotion(), share.line(), share.amount().minor()));
                }
            }
        }
        return new BasketJson(
                basket.id(),
                basket.savings().lines().stream()
                        .map(line -> new LineJson(line.line(), line.net().minor()))
                        .toList(),
                discounts,
                basket.taxes().stream()
                        .map(tax -> new TaxJson(
                                tax.group(), tax.base().minor(), tax.tax().minor()))
                        .toList(),
                basket.total().minor(),
                basket.savings().provenOptimal());
    }

    private static String people(Priced basket) {
        StringBuilder text = new StringBuilder(
                "Basket " + basket.id() + ": " + basket.total().display() + ", saved "
                        + basket.savings().saved().display());
        for (Savings.Given given : basket.savings().given()) {
            text.append("%n  %s: %s"
                    .formatted(given.promotion(), given.amount().negated().display()));
            for (Savings.Share share : given.shares()) {
                if (!share.amount().isZero()) {
                    text.append(" (line ")
                            .append(share.line())
                            .append(": ")
                            .append(share.amount().negated().display())
                            .append(')');
                }
            }
        }
        for (Savings.PointsGiven points : basket.savings().points()) {
            text.append("%n  %s: %d points".formatted(points.promotion(), points.points()));
        }
        basket.savings()
                .nearMisses()
                .forEach(miss -> text.append(
                        "%n  %s would give more: %s".formatted(miss.promotion(), NearMissText.of(miss.missing()))));
        if (!basket.savings().provenOptimal()) {
            text.append("%n  not proven to be the best; gave up on %s"
                    .formatted(String.join(", ", basket.savings().gaveUpOn())));
        }
        return text.toString();
    }
}
