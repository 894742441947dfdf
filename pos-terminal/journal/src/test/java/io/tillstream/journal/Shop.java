package io.tillstream.journal;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The shop these tests sell in: till s1-t1, epoch 1, one item of 2.55. */
final class Shop {
    static final TillId TILL = TillId.parse("s1-t1");
    static final int EPOCH = 1;

    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Shop() {}

    static Source source(long sequence) {
        return new Source(TILL, EPOCH, sequence);
    }

    static EpochOpened opening() {
        return new EpochOpened(source(1), NOON, DAY, "enrolled", null);
    }

    static NoSale drawerOpened(long sequence, String reason) {
        return new NoSale(source(sequence), NOON.plusSeconds(sequence), DAY, "c01", reason);
    }

    static BasketCancelled basketCancelled(long sequence, long pieces) {
        return new BasketCancelled(
                source(sequence),
                NOON.plusSeconds(sequence),
                DAY,
                "c01",
                1,
                Money.ofMinor(255 * pieces, GBP),
                List.of());
    }

    /** Pieces at 2.55, 20 % tax included; negative pieces come back. */
    static Sale sale(long sequence, long pieces) {
        return sale(source(sequence), pieces, "c01");
    }

    static Sale sale(Source source, long pieces, String operator) {
        return sale(source, pieces, operator, NOON.plusSeconds(source.sequence()), DAY);
    }

    /** One piece, so many hours from noon by a clock that jumps. */
    static Sale saleAt(Source source, long hours) {
        Instant when = NOON.plusSeconds(hours * 3600);
        return sale(source, 1, "c01", when, LocalDate.ofInstant(when, ZoneOffset.UTC));
    }

    private static Sale sale(Source source, long pieces, String operator, Instant when, LocalDate day) {
        Money net = Money.ofMinor(255 * pieces, GBP);
        Money tax = Money.ofMinor(Math.round(net.minor() / 6.0), GBP);
        Money zero = Money.zero(GBP);
        return new Sale(
                source,
                when,
                day,
                operator,
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(new SaleLine(
                        1,
                        Gtin.ofDigits("4006381333931"),
                        Quantity.each(pieces),
                        Money.ofMinor(255, GBP),
                        SaleLine.PriceSource.PRICE_BOOK,
                        net,
                        List.of(),
                        net,
                        "standard",
                        tax,
                        0,
                        null)),
                List.of(new TaxTotal("standard", 2000, true, net.minus(tax), tax)),
                List.of(new Tender(Tender.TenderType.CASH, net, zero)),
                zero,
                net,
                List.of(),
                List.of());
    }

    /** An opening record and sales of 1, 2, 3, … pieces: {@code records} in all. */
    static List<TillTransaction> aMorningOf(int records) {
        List<TillTransaction> facts = new ArrayList<>();
        facts.add(opening());
        for (int sequence = 2; sequence <= records; sequence++) {
            facts.add(sale(sequence, sequence - 1));
        }
        return facts;
    }
}
