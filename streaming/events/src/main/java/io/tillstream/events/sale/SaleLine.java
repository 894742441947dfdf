package io.tillstream.events.sale;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item of a sale (ARTS: SaleReturnLineItem). Quantity, gross, net, tax and points are negative on a return line.
 *
 * <p>Checked here: gross minus discounts is net.
 *
 * @param line 1, 2, 3, … within the sale
 * @param gtin the item
 * @param quantity pieces or grams, never 0
 * @param unitPrice per piece, or per kilogram for weighed goods
 * @param priceSource where the price came from
 * @param gross quantity times unit price, rounded once
 * @param discounts what was taken off this line, each positive on a sale line and negative on a return line
 * @param net gross minus discounts
 * @param taxGroup the rate group, {@code standard}
 * @param tax this line's share of its group's tax; part of net where prices include tax
 * @param points points this line earned (negative: reversed)
 * @param returned the line that comes back, for a return with receipt
 * @param override the price book's price, where a person set another
 * @param ageCheck how the customer's age was checked, for items that ask for one
 * @param depositOf the line of this sale whose deposit this is
 * @param giftCard the stored-value account this line loads; such a line is a debt of the shop and not a sale of goods
 * @param merchandise category and cost of the goods; absent on lines of tills that did not record it, and of gift cards
 * @param reservation the reservation whose goods are handed over with this line
 */
public record SaleLine(
        int line,
        Gtin gtin,
        Quantity quantity,
        Money unitPrice,
        PriceSource priceSource,
        Money gross,
        List<Discount> discounts,
        Money net,
        String taxGroup,
        Money tax,
        long points,
        @Nullable ReturnedLine returned,
        @Nullable PriceOverride override,
        @Nullable AgeCheck ageCheck,
        @Nullable Integer depositOf,
        @Nullable String giftCard,
        @Nullable Merchandise merchandise,
        @Nullable String reservation) {
    /** Where a line's price came from. */
    public enum PriceSource {
        PRICE_BOOK,
        EMBEDDED_IN_CODE,
        OVERRIDDEN,
        IMPORTED
    }

    public SaleLine {
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(unitPrice, "unitPrice");
        Objects.requireNonNull(priceSource, "priceSource");
        Objects.requireNonNull(taxGroup, "taxGroup");
        Objects.requireNonNull(tax, "tax");
        discounts = List.copyOf(discounts);
        if (quantity.amount() == 0) {
            throw new IllegalArgumentException("Line " + line + " of item " + gtin + " has quantity 0.");
        }
        Money left = gross;
        for (Discount discount : discounts) {
            left = left.minus(discount.amount());
        }
        if (!left.equals(net)) {
            throw new IllegalArgumentException("Line " + line + " of item " + gtin + " nets " + net + ", but " + gross
                    + " minus its discounts is " + left + ".");
        }
    }

    /** A line of goods that were not put aside before. */
    public SaleLine(
            int line,
            Gtin gtin,
            Quantity quantity,
            Money unitPrice,
            PriceSource priceSource,
            Money gross,
            List<Discount> discounts,
            Money net,
            String taxGroup,
            Money tax,
            long points,
            @Nullable ReturnedLine returned,
            @Nullable PriceOverride override,
            @Nullable AgeCheck ageCheck,
            @Nullable Integer depositOf,
            @Nullable String giftCard,
            @Nullable Merchandise merchandise) {
        this(
                line,
                gtin,
                quantity,
                unitPrice,
                priceSource,
                gross,
                discounts,
                net,
                taxGroup,
                tax,
                points,
                returned,
                override,
                ageCheck,
                depositOf,
                giftCard,
                merchandise,
                null);
    }

    /** An ordinary line: its price from a book, no age to check, neither deposit nor gift card. */
    public SaleLine(
            int line,
            Gtin gtin,
            Quantity quantity,
            Money unitPrice,
            PriceSource priceSource,
            Money gross,
            List<Discount> discounts,
            Money net,
            String taxGroup,
            Money tax,
            long points,
            @Nullable ReturnedLine returned) {
        this(
                line,
                gtin,
                quantity,
                unitPrice,
                priceSource,
                gross,
                discounts,
                net,
                taxGroup,
                tax,
                points,
                returned,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same goods, numbered for another sale. */
    public SaleLine numbered(int number) {
        return with(number, merchandise, reservation);
    }

    /** With category and cost of its goods. */
    public SaleLine of(@Nullable Merchandise goods) {
        return with(line, goods, reservation);
    }

    /** With the reservation that held its goods. */
    public SaleLine reserved(@Nullable String number) {
        return with(line, merchandise, number);
    }

    private SaleLine with(int number, @Nullable Merchandise goods, @Nullable String held) {
        return new SaleLine(
                number,
                gtin,
                quantity,
                unitPrice,
                priceSource,
                gross,
                discounts,
                net,
                taxGroup,
                tax,
                points,
                returned,
                override,
                ageCheck,
                depositOf,
                giftCard,
                goods,
                held);
    }

    /** Whether it loads a gift card: money taken in advance, no goods and no sale. */
    public boolean loadsGiftCard() {
        return giftCard != null;
    }

    /**
     * The line of an earlier sale that a return line gives back.
     *
     * @param sale that sale
     * @param line its line
     */
    public record ReturnedLine(Source sale, int line) {
        public ReturnedLine {
            Objects.requireNonNull(sale, "sale");
        }
    }
}
