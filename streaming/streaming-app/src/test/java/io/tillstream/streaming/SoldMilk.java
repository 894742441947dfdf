package io.tillstream.streaming;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A till that sells milk at 1.20 pounds to one member. */
public final class SoldMilk {
    public static final Gtin MILK = Gtin.ofDigits("5901234123457");
    public static final MemberId MEMBER = MemberId.of("maaaaaaaaaaaaaaaa");
    public static final TillId TILL = new TillId(StoreId.of("s1"), 1);
    private static final CurrencyUnit POUND = CurrencyUnit.of("GBP");

    private SoldMilk() {}

    public static EpochOpened opening() {
        return opening(TILL);
    }

    public static EpochOpened opening(TillId till) {
        return new EpochOpened(
                new Source(till, 1, 1),
                Instant.parse("2011-11-08T08:00:00Z"),
                LocalDate.parse("2011-11-08"),
                "enrolled",
                null);
    }

    public static Sale sale(long sequence, String businessDate, int milk) {
        return sale(TILL, sequence, businessDate, milk);
    }

    public static Sale sale(TillId till, long sequence, String businessDate, int milk) {
        return sale(till, sequence, businessDate, milk, Tender.TenderType.CASH, null);
    }

    public static Sale sale(
            TillId till,
            long sequence,
            String businessDate,
            int milk,
            Tender.TenderType means,
            @Nullable String account) {
        Money price = Money.parse("1.20 GBP");
        Money net = price.times(milk);
        Money tax = Money.ofMinor(net.minor() / 6, POUND);
        return new Sale(
                new Source(till, 1, sequence),
                Instant.parse("2011-11-08T10:05:00Z"),
                LocalDate.parse(businessDate),
                "staff-1",
                MEMBER,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(new SaleLine(
                        1,
                        MILK,
                        Quantity.each(milk),
                        price,
                        SaleLine.PriceSource.PRICE_BOOK,
                        net,
                        List.of(),
                        net,
                        "standard",
                        tax,
                        net.minor() / 100,
                        null)),
                List.of(new TaxTotal("standard", 2000, true, net.minus(tax), tax)),
                List.of(new Tender(means, net, Money.zero(POUND), null, account, List.of())),
                Money.zero(POUND),
                net,
                List.of(),
                List.of());
    }
}
