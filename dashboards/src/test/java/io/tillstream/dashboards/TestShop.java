package io.tillstream.dashboards;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A store in London that sells milk at 1.20 and bread at 2.00, tax included at 20 %. */
public final class TestShop {
    public static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    public static final Gtin MILK = Gtin.ofDigits("500000000001" + Gtin.checkDigit("500000000001"));
    public static final Gtin BREAD = Gtin.ofDigits("500000000002" + Gtin.checkDigit("500000000002"));

    private TestShop() {}

    public static Store store(StoreId id) {
        return new Store(
                id,
                new LocalText("Harbour Street", "海港街店", "海港街店"),
                ZoneId.of("Europe/London"),
                GBP,
                true,
                List.of(new Store.TaxRate("standard", 2000)),
                1,
                1,
                List.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY));
    }

    public static Product milk() {
        return product(MILK, new LocalText("Milk 1 L", "鮮乳 1 公升", "鲜奶 1 升"));
    }

    public static Product bread() {
        return product(BREAD, new LocalText("Bread", "麵包", "面包"));
    }

    private static Product product(Gtin gtin, LocalText name) {
        return new Product(gtin, name, "food", "standard", Quantity.Unit.EACH, 12, null);
    }

    public static Money pounds(String number) {
        return Money.parse(number + " GBP");
    }

    /** The record of the same till that takes a sale back as a whole, in cash. */
    public static JournalRecord reversal(Sale sale, long sequence, Instant at) {
        Money nothing = Money.zero(GBP);
        return FactChain.append(
                Hash.GENESIS,
                new Sale(
                        new Source(sale.source().till(), sale.source().epoch(), sequence),
                        at,
                        at.atZone(ZoneOffset.UTC).toLocalDate(),
                        sale.operator(),
                        null,
                        sale.origin(),
                        null,
                        sale.channel(),
                        sale.source(),
                        sale.lines().stream()
                                .map(line -> new SaleLine(
                                        line.line(),
                                        line.gtin(),
                                        Quantity.each(-line.quantity().amount()),
                                        line.unitPrice(),
                                        line.priceSource(),
                                        line.gross().negated(),
                                        List.of(),
                                        line.net().negated(),
                                        line.taxGroup(),
                                        line.tax().negated(),
                                        0,
                                        new SaleLine.ReturnedLine(sale.source(), line.line())))
                                .toList(),
                        sale.taxes().stream()
                                .map(tax -> new TaxTotal(
                                        tax.group(),
                                        tax.basisPoints(),
                                        tax.included(),
                                        tax.base().negated(),
                                        tax.tax().negated()))
                                .toList(),
                        List.of(new Tender(Tender.TenderType.CASH, sale.total().negated(), nothing)),
                        nothing,
                        sale.total().negated(),
                        List.of(),
                        List.of()));
    }

    /** A record of a till whose line {@code i} sells that many pieces of milk (odd lines) or bread (even lines). */
    public static JournalRecord sale(TillId till, int epoch, long sequence, Instant at, int... pieces) {
        List<SaleLine> lines = new ArrayList<>();
        Money total = Money.zero(GBP);
        Money tax = Money.zero(GBP);
        for (int count : pieces) {
            boolean milk = lines.size() % 2 == 0;
            Money price = milk ? pounds("1.20") : pounds("2.00");
            Money net = price.times(count);
            Money lineTax = Money.ofMinor(net.minor() / 6, GBP);
            lines.add(new SaleLine(
                    lines.size() + 1,
                    milk ? MILK : BREAD,
                    Quantity.each(count),
                    price,
                    SaleLine.PriceSource.PRICE_BOOK,
                    net,
                    List.of(),
                    net,
                    "standard",
                    lineTax,
                    0,
                    null));
            total = total.plus(net);
            tax = tax.plus(lineTax);
        }
        Sale sale = new Sale(
                new Source(till, epoch, sequence),
                at,
                at.atZone(ZoneOffset.UTC).toLocalDate(),
                "c01",
                null,
                epoch == 0 ? Sale.Origin.IMPORTED : Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                lines,
                List.of(new TaxTotal("standard", 2000, true, total.minus(tax), tax)),
                List.of(new Tender(Tender.TenderType.CASH, total, Money.zero(GBP))),
                Money.zero(GBP),
                total,
                List.of(),
                List.of());
        return FactChain.append(Hash.GENESIS, sale);
    }
}
