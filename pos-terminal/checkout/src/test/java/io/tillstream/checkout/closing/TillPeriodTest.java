package io.tillstream.checkout.closing;

import static io.tillstream.checkout.basket.Grocer.GBP;
import static io.tillstream.checkout.basket.Grocer.MILK;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TenderControl.Kind;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.events.sale.TillTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A drawer in November: floats, milk at 1.20, counts, and a Z in the evening. */
class TillPeriodTest {
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Instant EVENING = Instant.parse("2026-11-23T20:00:00Z");
    private static final Closing.Open NOTHING_OPEN = new Closing.Open(0, 0, 0);

    private TillPeriod period = TillPeriod.FIRST;
    private long sequence;
    private Instant now = EVENING;

    private TillTransaction add(Function<Source, TillTransaction> fact) {
        TillTransaction added = fact.apply(new Source(TILL, 1, ++sequence));
        period = period.plus(added);
        return added;
    }

    private LocalDate today() {
        return period.businessDate(now.atZone(LONDON).toLocalDate());
    }

    private void moves(Kind kind, String amount) {
        add(source -> new TenderControl(source, now, today(), "c11", kind, gbp(amount), null, null));
    }

    private void sells(TenderType tender, int pieces) {
        Money net = MILK.unitPrice().times(pieces);
        Money zero = gbp("0.00");
        add(source -> new Sale(
                source,
                now,
                today(),
                "c11",
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(new SaleLine(
                        1,
                        MILK.gtin(),
                        Quantity.each(pieces),
                        MILK.unitPrice(),
                        SaleLine.PriceSource.PRICE_BOOK,
                        net,
                        List.of(),
                        net,
                        "zero",
                        zero,
                        0,
                        null)),
                List.of(new TaxTotal("zero", 0, true, net, zero)),
                List.of(new Tender(tender, net, zero)),
                zero,
                net,
                List.of(),
                List.of()));
    }

    private TillSettlement counts(String cash, @Nullable Source replaces) {
        Money expected = period.expected(TenderType.CASH, GBP);
        return (TillSettlement) add(source -> new TillSettlement(
                source,
                now,
                today(),
                "c11",
                replaces,
                List.of(new TillSettlement.Count(TenderType.CASH, expected, gbp(cash), List.of())),
                null));
    }

    private Closing closes() {
        LocalDate day = period.dayToClose(now.atZone(LONDON).toLocalDate());
        return (Closing) add(source -> figures().closed(source, now, day, "c19", period.nextNumber(), null));
    }

    private TillPeriod.Figures figures() {
        return period.figures(GBP, LONDON, NOTHING_OPEN);
    }

    @Test
    void expectsTheFloatAndTheCashSalesLessWhatWasTakenOut() {
        moves(Kind.TENDER_LOAN, "100.00");
        sells(TenderType.CASH, 10);
        sells(TenderType.GIFT_CARD, 2);
        sells(TenderType.CASH, -1);
        moves(Kind.FUNDS_RECEIPT, "5.00");
        moves(Kind.PAID_OUT, "7.50");
        moves(Kind.TENDER_PICKUP, "50.00");

        // 100 + 12.00 - 1.20 + 5 - 7.50 - 50
        assertThat(period.expected(TenderType.CASH, GBP)).isEqualTo(gbp("58.30"));
        assertThat(period.expected(TenderType.GIFT_CARD, GBP)).isEqualTo(gbp("2.40"));
    }

    @Test
    void booksTheDifferenceOfEachCashierAndGoesOnFromWhatWasCounted() {
        moves(Kind.TENDER_LOAN, "100.00");
        sells(TenderType.CASH, 10);
        counts("111.50", null);
        sells(TenderType.CASH, 5);

        assertThat(period.expected(TenderType.CASH, GBP)).isEqualTo(gbp("117.50"));

        counts("117.70", null);
        Closing z = closes();

        assertThat(z.tenders())
                .containsExactly(
                        new Closing.TenderClosing(TenderType.CASH, gbp("118.00"), gbp("117.70"), gbp("-0.30")));
        assertThat(z.cash().left()).isEqualTo(gbp("117.70"));
        assertThat(z.cash().corrected()).isEqualTo(gbp("-0.30"));
    }

    @Test
    void aCountMadeAgainReplacesTheFirst() {
        moves(Kind.TENDER_LOAN, "100.00");
        TillSettlement first = counts("90.00", null);

        TillSettlement again = counts("100.00", first.source());

        assertThat(again.tenders().getFirst().expected()).isEqualTo(gbp("100.00"));
        assertThat(closes().tenders().getFirst().overShort()).isEqualTo(gbp("0.00"));
    }

    @Test
    void aCountHoldsUntilMoneyMoves() {
        moves(Kind.TENDER_LOAN, "100.00");
        TillSettlement count = counts("100.00", null);
        assertThat(period.countThatHolds()).contains(count);

        sells(TenderType.CASH, 1);

        assertThat(period.countThatHolds()).isEmpty();
    }

    @Test
    void numbersClosingsWithoutGapsAndBeginsAnew() {
        sells(TenderType.CASH, 3);
        add(source -> new NoSale(source, now, today(), "c11", "change", "c19"));
        add(source -> new BasketCancelled(source, now, today(), "c11", 1, gbp("1.20"), List.of()));
        counts("3.60", null);
        Closing first = closes();
        now = Instant.parse("2026-11-24T20:00:00Z");
        sells(TenderType.CASH, -1);
        counts("2.40", null);
        Closing second = closes();

        assertThat(first.number()).isEqualTo(1);
        assertThat(first.trade().noSales()).isEqualTo(1);
        assertThat(first.trade().cancelled()).isEqualTo(1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.firstSequence()).isEqualTo(first.source().sequence() + 1);
        assertThat(second.trade().sales()).isZero();
        assertThat(second.trade().returned()).isEqualTo(gbp("1.20"));
        assertThat(second.cash().opening()).isEqualTo(gbp("3.60"));
        assertThat(second.grandTotal()).isEqualTo(new Closing.GrandTotal(gbp("3.60"), gbp("1.20")));
        assertThat(second.trade().taxes()).containsExactly(new TaxTotal("zero", 0, true, gbp("-1.20"), gbp("0.00")));
    }

    @Test
    void aSaleAfterTheClosingCountsForTheNextDayAndIsADatedCorrection() {
        sells(TenderType.CASH, 1);
        Closing z = closes();
        now = EVENING.plusSeconds(600);
        sells(TenderType.CASH, 2);

        assertThat(z.businessDate()).isEqualTo(MONDAY);
        assertThat(today()).isEqualTo(MONDAY.plusDays(1));
        assertThat(period.hasBegun(MONDAY)).isFalse();

        now = Instant.parse("2026-11-24T09:00:00Z");
        sells(TenderType.CASH, 1);

        assertThat(period.hasBegun(MONDAY.plusDays(1))).isTrue();
        assertThat(figures().corrections()).containsExactly(new Closing.DatedCorrection(MONDAY, 1, gbp("2.40")));
        assertThat(figures().trade().sold()).isEqualTo(gbp("3.60"));
    }

    @Test
    void aClosingAfterMidnightClosesTheEvening() {
        sells(TenderType.CASH, 1);
        now = Instant.parse("2026-11-24T00:20:00Z");
        counts("1.20", null);

        Closing z = closes();

        assertThat(z.businessDate()).isEqualTo(MONDAY);
        assertThat(today()).isEqualTo(MONDAY.plusDays(1));
    }
}
