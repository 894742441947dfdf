package io.tillstream.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferStanding.ShortDated;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockWrittenOff;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Far too much of what a member likes is delivered, with a last day tomorrow: the till of that store offers it before what earns more. */
@InTurn(day = 5)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortDatedOfferJourney {
    private static final StoreId STORE = StoreId.of("s1");
    /** No store sells as much of anything in two days. */
    private static final long FAR_TOO_MUCH = 5_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final int MOST_LOOKS = 2;

    private final Shop shop;
    private final HeadOffice headOffice;

    ShortDatedOfferJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    @Test
    void whatWouldBeThrownAwayIsOfferedFirst() throws Exception {
        LoneTill till = shop.loneTill();
        till.till().admits(shop.staff("CASHIER"));
        MemberId member = headOffice.anOfferSomebodyWillSee(STORE).member();
        String card = headOffice.cardOf(member.value());
        till.till()
                .awaits(
                        "the member's offers",
                        state -> state.path("offersCached").asInt() > 0);
        Gtin inHand = headOffice.somethingElseThan(null);
        Gtin before = offered(till, inHand, card);
        till.sells(inHand);
        Sale sale = till.till().lastSale();
        List<Gtin> tooMuch = headOffice.offersTo(member).stream()
                .map(OfferDecision::gtin)
                .filter(item -> !item.equals(before) && !item.equals(inHand))
                .filter(headOffice::isSoldByThePiece)
                .toList();
        assertThat(tooMuch).isNotEmpty();
        LocalDate tomorrow = sale.businessDate().plusDays(1);

        headOffice.books(delivery(sale, tooMuch, tomorrow));
        Await.until(
                "the offers to say where it is short-dated",
                PATIENCE,
                () -> headOffice.offersTo(member).stream()
                        .filter(offer -> tooMuch.contains(offer.gtin()))
                        .allMatch(offer -> shortDated(offer, tomorrow)));
        Gtin now = before;
        for (int look = 0; look < MOST_LOOKS && !tooMuch.contains(now); look++) {
            // Every look is a dropped basket, and who drops many is noticed.
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            now = offered(till, inHand, card);
        }
        assertThat(tooMuch).contains(now);
        headOffice.books(writtenOff(sale, tooMuch));
    }

    /** What the till offers to this card beside that item; the basket is dropped again. */
    private static Gtin offered(LoneTill till, Gtin item, String card) throws Exception {
        till.scan("]E0", item.ean13());
        till.till().awaits("the line", state -> state.path("basketLines").asInt() == 1);
        till.scan("]C0", card);
        till.till().awaits("an offer", state -> state.path("offer").isObject());
        Gtin offered = Gtin.of(till.till().status().path("offer").path("gtin").asString());
        till.till().press("/basket/cancel");
        till.till().awaits("an empty basket", state -> state.path("basketLines").asInt() == 0);
        return offered;
    }

    private static boolean shortDated(OfferDecision offer, LocalDate until) {
        List<ShortDated> where = Objects.requireNonNull(offer.standing()).shortDated();
        return where.stream()
                .anyMatch(one -> one.store().equals(STORE) && one.until().equals(until));
    }

    private static GoodsReceived delivery(Sale after, List<Gtin> items, LocalDate expires) {
        return new GoodsReceived(
                "journey-short-dated",
                STORE,
                after.happenedAt().plusSeconds(1),
                after.businessDate(),
                false,
                "journey-note",
                items.stream()
                        .map(item -> new StockLine(item, Quantity.each(FAR_TOO_MUCH), null, expires))
                        .toList());
    }

    private static StockWrittenOff writtenOff(Sale after, List<Gtin> items) {
        return new StockWrittenOff(
                "journey-thrown-away",
                STORE,
                after.happenedAt().plusSeconds(2),
                after.businessDate(),
                StockWrittenOff.Reason.EXPIRED,
                items.stream()
                        .map(item -> new StockLine(item, Quantity.each(FAR_TOO_MUCH)))
                        .toList());
    }
}
