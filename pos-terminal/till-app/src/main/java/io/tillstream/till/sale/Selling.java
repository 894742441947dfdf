package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Adding;
import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.ManualDiscount;
import io.tillstream.checkout.pricing.PriceBook;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.codes.Scan;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.ExpiryRules;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.sale.Approval;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.settings.ShortDated;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes into the basket and who buys it. Whatever cannot be used leaves the sale as it was, with a notice. */
final class Selling {
    /** Why it costs less, as recorded: the store's own rule, which no person has to allow. */
    private static final String EXPIRES_SOON = "expires-soon";

    private final Catalogue catalogue;
    private final OfferDesk offers;
    private final Supplier<UnusualQuantity> unusual;
    private final Supplier<ShortDated> shortDated;
    private final Clock clock;

    Selling(
            Catalogue catalogue,
            OfferDesk offers,
            Supplier<UnusualQuantity> unusual,
            Supplier<ShortDated> shortDated,
            Clock clock) {
        this.catalogue = catalogue;
        this.offers = offers;
        this.unusual = unusual;
        this.shortDated = shortDated;
        this.clock = clock;
    }

    OpenSale next(OpenSale sale, Act.OnBasket act) {
        return switch (act) {
            case Act.NextQuantity(long pieces) -> counted(sale, pieces);
            case Act.VoidLine(int line) -> voided(sale, line);
            case Act.VoidTyped(String text) -> voided(sale, line(sale, text.strip()));
            case Act.Instead(int line, Gtin gtin) -> instead(sale, line, gtin);
            case Act.AcceptOffer() -> accepted(sale);
            case Act.DismissOffer() -> dismissed(sale);
        };
    }

    OpenSale scanned(OpenSale sale, Scan scan) {
        return switch (scan) {
            case Scan.ItemCode code -> item(sale, code);
            case Scan.Member code ->
                catalogue
                        .memberByCard(code.card().text())
                        .map(member -> offers.refresh(sale.withMember(member), clock.instant()))
                        .orElseGet(() -> sale.telling(Notice.of(Notice.Kind.UNKNOWN_MEMBER)));
            case Scan.Receipt code ->
                sale.telling(Notice.of(Notice.Kind.RECEIPT_NOT_HERE, code.sale().receiptNumber()));
            case Scan.StoredValue _ -> sale.telling(Notice.of(Notice.Kind.NOTHING_TO_PAY));
            case Scan.PutAside code ->
                sale.telling(
                        Notice.of(Notice.Kind.SLIP_NOT_HERE, code.suspended().receiptNumber()));
            case Scan.Offer code -> offers.onPaper(sale, code.proof(), clock.instant());
            case Scan.Unknown code ->
                known(sale, code.text())
                        .orElseGet(() -> sale.telling(Notice.of(Notice.Kind.UNKNOWN_ITEM, shortened(code.text()))));
            case Scan.Invalid code ->
                known(sale, code.text())
                        .orElseGet(() -> sale.telling(Notice.of(Notice.Kind.UNREADABLE_CODE, shortened(code.text()))));
        };
    }

    OpenSale picked(OpenSale sale, Gtin gtin) {
        return prices(sale)
                .find(gtin)
                .map(item -> item.product().unit() == Quantity.Unit.GRAM
                        ? sale.telling(Notice.of(Notice.Kind.NEEDS_WEIGHT, gtin.ean13()))
                        : add(sale, item, Quantity.each(sale.nextQuantity())))
                .orElseGet(() -> sale.telling(Notice.of(Notice.Kind.UNKNOWN_ITEM, gtin.ean13())));
    }

    /** So much of an item lies on the scale. */
    OpenSale weighed(OpenSale sale, Gtin gtin, long grams) {
        return prices(sale)
                .find(gtin)
                .map(item -> add(sale, item, Quantity.grams(grams)))
                .orElseGet(() -> sale.telling(Notice.of(Notice.Kind.UNKNOWN_ITEM, gtin.ean13())));
    }

    /** A basket is priced by what held when it was opened. */
    private PriceBook prices(OpenSale sale) {
        return catalogue.at(sale.basket().opening().at());
    }

    private OpenSale item(OpenSale sale, Scan.ItemCode code) {
        LocalDate lastDay = code.expires();
        if (lastDay != null && today(sale).isAfter(lastDay)) {
            return sale.telling(Notice.of(Notice.Kind.PAST_ITS_DATE, lastDay.toString()));
        }
        Long price = code.priceMinor();
        Long grams = code.weightGrams();
        // A price that stands in the code was set by whoever made it, who knew the date: it is not marked down again.
        OptionalInt off =
                lastDay == null || price != null ? OptionalInt.empty() : percentOff(sale, code.gtin(), lastDay);
        if (off.isPresent()) {
            return markedDown(sale, code, off.getAsInt());
        }
        if (price == null && grams == null) {
            return picked(sale, code.gtin());
        }
        return prices(sale)
                .find(code.gtin())
                .map(item -> price == null
                        ? add(sale, item, labelled(item, grams, 0))
                        : addPriced(sale, item, labelled(item, grams, price), price))
                .orElseGet(() -> sale.telling(
                        Notice.of(Notice.Kind.UNKNOWN_ITEM, code.gtin().ean13())));
    }

    /** What the item's own rule takes off, else the till's. */
    private OptionalInt percentOff(OpenSale sale, Gtin gtin, LocalDate lastDay) {
        LocalDate today = today(sale);
        ExpiryRules.MarkDown rule = prices(sale)
                .find(gtin)
                .map(item -> item.product().expiry())
                .map(ExpiryRules::markDown)
                .orElse(null);
        if (rule == null) {
            return shortDated.get().percentOff(lastDay, today);
        }
        int percent = rule.percentOff(ChronoUnit.DAYS.between(today, lastDay));
        return percent == 0 ? OptionalInt.empty() : OptionalInt.of(percent);
    }

    /** A piece or a weight of a short date; an item that is never discounted costs what it always does. */
    private OpenSale markedDown(OpenSale sale, Scan.ItemCode code, int percent) {
        Optional<ShelfItem> found = prices(sale).find(code.gtin());
        Long grams = code.weightGrams();
        if (found.isEmpty() || (grams == null && found.get().product().unit() == Quantity.Unit.GRAM)) {
            return picked(sale, code.gtin());
        }
        ShelfItem item = found.get();
        Quantity quantity = grams == null ? Quantity.each(sale.nextQuantity()) : Quantity.grams(grams);
        SellingRules rules = item.product().sellingRules();
        if (!rules.discountable() || rules.giftCard()) {
            return add(sale, item, quantity);
        }
        try {
            ManualDiscount off = new ManualDiscount.Percent(percent, new Approval(EXPIRES_SOON, null));
            return added(sale, sale.basket().addingMarkedDown(item, quantity, off), item);
        } catch (IllegalArgumentException e) {
            return sale.telling(Notice.of(Notice.Kind.TOO_MANY, Long.toString(Basket.MOST_PIECES)));
        }
    }

    private LocalDate today(OpenSale sale) {
        return LocalDate.ofInstant(clock.instant(), sale.basket().store().zone());
    }

    /** What a label is on: the weight it says, one piece, or else the weight that its price pays for. */
    private static Quantity labelled(ShelfItem item, @Nullable Long grams, long priceMinor) {
        if (grams != null) {
            return Quantity.grams(grams);
        }
        if (item.product().unit() == Quantity.Unit.EACH) {
            return Quantity.each(1);
        }
        long perKilogram = Math.max(1, item.unitPrice().minor());
        return Quantity.grams(Math.clamp(Math.multiplyExact(priceMinor, 1000L) / perKilogram, 1, Basket.MOST_GRAMS));
    }

    private OpenSale addPriced(OpenSale sale, ShelfItem item, Quantity quantity, long priceMinor) {
        try {
            Money price = Money.ofMinor(priceMinor, sale.basket().store().currency());
            return added(sale, sale.basket().addingPriced(item, quantity, price), item);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return sale.telling(
                    Notice.of(Notice.Kind.UNREADABLE_CODE, item.gtin().ean13()));
        }
    }

    private OpenSale add(OpenSale sale, ShelfItem item, Quantity quantity) {
        if (item.product().sellingRules().giftCard()) {
            return CardLoading.begin(sale, item);
        }
        try {
            return added(sale, sale.basket().adding(item, quantity), item);
        } catch (IllegalArgumentException e) {
            return sale.telling(Notice.of(Notice.Kind.TOO_MANY, Long.toString(Basket.MOST_PIECES)));
        }
    }

    OpenSale added(OpenSale sale, Adding adding, ShelfItem item) {
        return switch (adding) {
            case Adding.Added(Basket basket) ->
                unusual.get()
                        .asks(sale.basket(), basket, item)
                        .map(question -> sale.withNextQuantity(1).at(question))
                        .orElseGet(() -> counted(sale, basket, item));
            case Adding.NeedsAge age -> sale.at(new Stage.AskingAge(age));
            case Adding.OverLimit over ->
                sale.telling(Notice.of(
                        Notice.Kind.OVER_LIMIT,
                        Long.toString(over.most().amount()),
                        Long.toString(over.would().amount())));
        };
    }

    /** Somebody is sure of a quantity that was asked about, or says another; anything else waits for that. */
    OpenSale answered(OpenSale sale, Stage.AskingQuantity question, Act act) {
        return switch (act) {
            case Act.SureOfQuantity() -> counted(sale, question.basket(), question.item());
            case Act.Typed(String text)
            when text.strip().matches("[1-9]\\d{0,3}") ->
                picked(
                        sale.withNextQuantity(Long.parseLong(text.strip())),
                        question.item().gtin());
            case Act.Typed(String text) when text.isBlank() -> sale.at(question);
            case Act _ -> sale.telling(Notice.of(Notice.Kind.QUANTITY_FIRST));
        };
    }

    private OpenSale counted(OpenSale sale, Basket basket, ShelfItem item) {
        return offered(sale.with(basket).withNextQuantity(1), item);
    }

    private OpenSale offered(OpenSale longer, ShelfItem item) {
        ShownOffer shown = longer.offer();
        if (shown != null && shown.terms().gtin().equals(item.gtin())) {
            // The customer brought what was offered: nobody has to press a key for that.
            return OfferDesk.accept(longer, shown);
        }
        return offers.refresh(longer, clock.instant());
    }

    private OpenSale accepted(OpenSale sale) {
        ShownOffer shown = sale.offer();
        if (shown == null) {
            return sale.telling(Notice.of(Notice.Kind.NO_OFFER));
        }
        return picked(sale.withNextQuantity(1), shown.terms().gtin());
    }

    private OpenSale dismissed(OpenSale sale) {
        ShownOffer shown = sale.offer();
        return shown == null ? sale.telling(Notice.of(Notice.Kind.NO_OFFER)) : OfferDesk.dismiss(sale, shown);
    }

    private OpenSale voided(OpenSale sale, int line) {
        try {
            return sale.with(sale.basket().voidLine(line));
        } catch (IllegalArgumentException e) {
            return sale.telling(Notice.of(Notice.Kind.NO_SUCH_LINE));
        }
    }

    private OpenSale instead(OpenSale sale, int line, Gtin gtin) {
        OpenSale without = voided(sale, line);
        return without.notice() != null
                ? without
                : prices(sale)
                        .find(gtin)
                        .map(item -> add(
                                without,
                                item,
                                sale.basket().lines().get(line - 1).quantity()))
                        .orElseGet(() -> sale.telling(Notice.of(Notice.Kind.UNKNOWN_ITEM, gtin.ean13())));
    }

    /** The line of a number that was typed, or the last that counts; 0 for none. */
    static int line(OpenSale sale, String text) {
        if (!text.isEmpty()) {
            return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        }
        List<BasketLine> lines = sale.basket().lines();
        int last = lines.size();
        while (last > 0 && lines.get(last - 1).voided()) {
            last--;
        }
        return last;
    }

    OpenSale counted(OpenSale sale, long pieces) {
        return pieces >= 1 && pieces <= Basket.MOST_PIECES
                ? sale.withNextQuantity(pieces)
                : sale.telling(Notice.of(Notice.Kind.TOO_MANY, Long.toString(Basket.MOST_PIECES)));
    }

    /** What a text is that no rule of item numbers explains: a coupon, or an earlier system's number. */
    private Optional<OpenSale> known(OpenSale sale, String text) {
        return switch (catalogue.coupon(text, sale.basket().opening().at())) {
            case GOOD -> Optional.of(sale.with(sale.basket().present(text)));
            case NOT_GIVEN -> Optional.of(sale.telling(Notice.of(Notice.Kind.COUPON_NOT_GIVEN, shortened(text))));
            // Numbers of an earlier system are printed on old shelf labels, and cashiers know them by heart.
            case UNKNOWN -> catalogue.byExternalCode(text).map(gtin -> picked(sale, gtin));
        };
    }

    private static String shortened(String text) {
        return text.length() > 32 ? text.substring(0, 32) + "…" : text;
    }
}
