package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.TestShop;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Sales to members at one till, each of one piece of food that had cost half of its shelf price. */
final class MemberSales {
    private final TillId till;
    private long sequence;

    MemberSales(TillId till) {
        this.till = till;
    }

    /** The next one, nothing taken off. */
    Sale sale(MemberId member, LocalDate date, long minor) {
        return sale(member, date, minor, List.of());
    }

    /** The next one, with something off because of a campaign. */
    Sale sale(MemberId member, LocalDate date, long minor, String campaign, long off) {
        return sale(
                member, date, minor, List.of(new Discount(campaign, "Off", null, Money.ofMinor(off, TestShop.GBP))));
    }

    private Sale sale(MemberId member, LocalDate date, long minor, List<Discount> discounts) {
        Money gross = Money.ofMinor(minor, TestShop.GBP);
        Money net = gross;
        for (Discount discount : discounts) {
            net = net.minus(discount.amount());
        }
        Money none = Money.zero(TestShop.GBP);
        SaleLine line = new SaleLine(
                        1,
                        TestShop.MILK,
                        Quantity.each(1),
                        gross,
                        SaleLine.PriceSource.PRICE_BOOK,
                        gross,
                        discounts,
                        net,
                        "standard",
                        none,
                        0,
                        null)
                .of(new Merchandise("food", Money.ofMinor(minor / 2, TestShop.GBP)));
        return new Sale(
                new Source(till, 1, ++sequence),
                date.atTime(10, 0).toInstant(ZoneOffset.UTC),
                date,
                "c01",
                member,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(line),
                List.of(new TaxTotal("standard", 0, true, net, none)),
                List.of(new Tender(Tender.TenderType.CASH, net, none)),
                none,
                net,
                List.of(),
                List.of());
    }

    /** The so-manyeth member, the same each time. */
    static MemberId member(int number) {
        StringBuilder id = new StringBuilder("maaaaaaaaaaaa");
        for (int place = 26 * 26 * 26; place > 0; place /= 26) {
            id.append((char) ('a' + number / place % 26));
        }
        return MemberId.of(id.toString());
    }
}
