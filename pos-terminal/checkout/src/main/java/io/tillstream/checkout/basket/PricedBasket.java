package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.checkout.pricing.Points;
import io.tillstream.checkout.pricing.ReceiptTax;
import io.tillstream.checkout.pricing.ReceiptTax.TaxedLine;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A basket with every amount computed: what the screen shows, and what can be paid.
 *
 * @param basket what was priced
 * @param lines its live lines, numbered 1, 2, 3, …
 * @param taxes per rate group
 * @param total what is due before cash rounding
 */
public record PricedBasket(Basket basket, List<PricedLine> lines, List<TaxTotal> taxes, Money total) {
    public PricedBasket {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    /**
     * One line with its amounts.
     *
     * @param number 1, 2, 3, …
     * @param line what is sold
     * @param gross quantity times unit price
     * @param saving what was taken off, or absent
     * @param net gross minus the saving
     * @param tax its share of its group's tax
     * @param points what it earns its member; 0 without one
     */
    public record PricedLine(
            int number,
            BasketLine line,
            Money gross,
            @Nullable Saving saving,
            Money net,
            Money tax,
            long points) {
        /** This line as it stands in a sale, its discount named in the language of the receipt. */
        public SaleLine sold(Language language) {
            Saving taken = saving;
            List<Discount> discounts = taken == null
                    ? List.of()
                    : List.of(new Discount(
                            taken.promotion(), taken.name().in(language), taken.decisionId(), taken.amount()));
            return new SaleLine(
                    number,
                    line.item().gtin(),
                    line.quantity(),
                    line.item().unitPrice(),
                    SaleLine.PriceSource.PRICE_BOOK,
                    gross,
                    discounts,
                    net,
                    line.item().product().taxGroup(),
                    tax,
                    points,
                    null);
        }
    }

    /**
     * Money taken off a line.
     *
     * @param promotion the promotion or campaign
     * @param name its name, for screen and paper
     * @param decisionId the personal decision, or absent
     * @param amount how much, above 0
     */
    public record Saving(
            String promotion, LocalText name, @Nullable String decisionId, Money amount) {}

    static PricedBasket of(Basket basket) {
        Store store = basket.store();
        List<BasketLine> live = basket.liveLines();
        PersonalOffer offer = basket.offer();
        OptionalInt served = lineServed(offer, live);
        List<Money> gross = new ArrayList<>();
        List<Optional<Saving>> savings = new ArrayList<>();
        List<TaxedLine> nets = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            BasketLine line = live.get(i);
            Money lineGross = Rounding.gross(line.item().unitPrice(), line.quantity());
            Optional<Saving> saving = offer != null && served.equals(OptionalInt.of(i))
                    ? Optional.of(new Saving(offer.campaign(), offer.name(), offer.decisionId(), savingOn(line, offer)))
                    : Optional.empty();
            gross.add(lineGross);
            savings.add(saving);
            nets.add(new TaxedLine(
                    line.item().product().taxGroup(),
                    saving.map(taken -> lineGross.minus(taken.amount())).orElse(lineGross)));
        }
        ReceiptTax tax = ReceiptTax.of(nets, store);
        List<PricedLine> lines = new ArrayList<>();
        Money total = Money.zero(store.currency());
        for (int i = 0; i < live.size(); i++) {
            Money net = nets.get(i).net();
            long points = basket.member() == null ? 0 : Points.earned(net, store.pointsPerMajor());
            lines.add(new PricedLine(
                    i + 1,
                    live.get(i),
                    gross.get(i),
                    savings.get(i).orElse(null),
                    net,
                    tax.perLine().get(i),
                    points));
            total = total.plus(net);
        }
        for (TaxTotal group : tax.totals()) {
            if (!group.included()) {
                total = total.plus(group.tax());
            }
        }
        return new PricedBasket(basket, lines, tax.totals(), total);
    }

    /** Where the offer saves most; it serves one piece of one line, and the order of scans does not matter. */
    private static OptionalInt lineServed(@Nullable PersonalOffer offer, List<BasketLine> lines) {
        if (offer == null) {
            return OptionalInt.empty();
        }
        return IntStream.range(0, lines.size())
                .filter(i -> savingOn(lines.get(i), offer).isPositive())
                .boxed()
                .max(Comparator.comparing((Integer i) -> savingOn(lines.get(i), offer))
                        .thenComparing(Comparator.<Integer>naturalOrder().reversed()))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static Money savingOn(BasketLine line, PersonalOffer offer) {
        return offer.savingOn(line.item(), line.quantity());
    }

    /** What all discounts together save. */
    public Money saved() {
        return lines.stream()
                .map(PricedLine::saving)
                .filter(Objects::nonNull)
                .map(Saving::amount)
                .reduce(Money.zero(total.currency()), Money::plus);
    }

    public long points() {
        return lines.stream().mapToLong(PricedLine::points).sum();
    }

    /** Whether the personal offer has an item to serve; only then is it redeemed by this sale. */
    public boolean redeemsOffer() {
        return lines.stream().anyMatch(line -> line.saving() != null);
    }

    /** Pieces in the basket; weighed goods count as one each. */
    public long pieces() {
        return lines.stream()
                .map(line -> line.line().quantity())
                .mapToLong(quantity -> quantity.unit() == Quantity.Unit.EACH ? quantity.amount() : 1)
                .sum();
    }
}
