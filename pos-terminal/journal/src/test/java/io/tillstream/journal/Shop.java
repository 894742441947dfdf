package io.tillstream.journal;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.BasketResumed;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.SuspendedLine;
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

    private static final Gtin ITEM = Gtin.ofDigits("4006381333931");
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

    /** Three pieces, 10 % off, for a customer plainly of age; the texts are a person's. */
    static BasketSuspended basketSuspended(long sequence, String reason, String operator) {
        return new BasketSuspended(
                source(sequence),
                NOON.plusSeconds(sequence),
                DAY,
                operator,
                null,
                List.of(new SuspendedLine(
                        ITEM,
                        Quantity.each(3),
                        false,
                        Money.ofMinor(255, GBP),
                        null,
                        null,
                        null,
                        new SuspendedLine.Reduction(10, null, new Approval(reason, "m01")),
                        new AgeCheck(18, AgeCheck.Method.PLAINLY_OLDER, operator))),
                null,
                Money.ofMinor(688, GBP),
                List.of(),
                List.of());
    }

    static BasketResumed basketResumed(long sequence, long suspended) {
        return new BasketResumed(
                source(sequence), NOON.plusSeconds(sequence), DAY, "c01", source(suspended), List.of(ITEM), List.of());
    }

    /** Two pounds of a gift card. */
    static PaymentAttempted giftCardPaid(long sequence, String account) {
        return new PaymentAttempted(
                source(sequence),
                NOON.plusSeconds(sequence),
                DAY,
                "c01",
                source(sequence).receiptNumber(),
                Tender.TenderType.GIFT_CARD,
                Money.ofMinor(200, GBP),
                account,
                "g-1",
                List.of(),
                PaymentAttempted.Result.APPROVED);
    }

    /** A hundred points that were given back. */
    static PaymentAttempted pointsGivenBack(long sequence) {
        return new PaymentAttempted(
                source(sequence),
                NOON.plusSeconds(sequence),
                DAY,
                "c01",
                source(sequence).receiptNumber(),
                Tender.TenderType.POINTS,
                Money.ofMinor(100, GBP),
                null,
                "g-2",
                List.of(new PointsLot(100, LocalDate.of(2026, 12, 31))),
                PaymentAttempted.Result.REVERSED);
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
                        ITEM,
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
