package io.tillstream.topologies.giftcard;

import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.giftCard;
import static io.tillstream.topologies.Shop.load;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.TillId;
import io.tillstream.events.ledger.GiftCardBalance;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.RandomTrade;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GiftCardLedgerTest {
    private final Shop.Journal north = new Shop.Journal(Shop.TILL, 1);
    private final Shop.Journal south = new Shop.Journal(new TillId(Shop.SOUTH, 1), 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, GiftCardLedger::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private JournalRecord loaded() {
        return north.append(Shop.receipt(
                north.next(),
                "2011-11-08T10:00:00Z",
                null,
                List.of(sold(1, bread(1), 0), load(2, "gc-7", "20.00")),
                List.of(Shop.cash("23.00"))));
    }

    private JournalRecord spent() {
        return south.append(Shop.receipt(
                south.next(),
                "2011-11-08T11:00:00Z",
                null,
                List.of(sold(1, bread(3), 0)),
                List.of(giftCard("gc-7", "7.50"), Shop.cash("1.50"))));
    }

    @Test
    void isWhatWasLoadedMinusWhatItPaidInWhicheverStoreAndOrder() {
        shop.accept(spent(), loaded());

        assertThat(shop.latest(Topics.GIFT_CARD))
                .containsOnlyKeys("gc-7")
                .containsEntry(
                        "gc-7",
                        new GiftCardBalance(
                                "gc-7",
                                pounds("12.50"),
                                pounds("20.00"),
                                pounds("7.50"),
                                Instant.parse("2011-11-08T11:00:00Z")));
    }

    @Test
    void isBelowZeroWhileItsLoadIsStillOnTheWay() {
        shop.accept(spent());

        assertThat(shop.latest(Topics.GIFT_CARD, "gc-7").balance()).isEqualTo(pounds("-7.50"));
    }

    @Test
    void growsByARefundToTheCardAndShrinksWhenALoadIsTakenBack() {
        shop.accept(
                loaded(),
                spent(),
                south.append(Shop.receipt(
                        south.next(),
                        "2011-11-08T12:00:00Z",
                        null,
                        List.of(sold(1, bread(-1), 0)),
                        List.of(giftCard("gc-7", "-3.00")))),
                north.append(Shop.receipt(
                        north.next(),
                        "2011-11-08T13:00:00Z",
                        null,
                        List.of(load(1, "gc-7", "-15.50")),
                        List.of(Shop.cash("-15.50")))));

        assertThat(shop.latest(Topics.GIFT_CARD, "gc-7").balance()).isEqualTo(pounds("0.00"));
    }

    @Test
    void isAtNothingOnceEverythingIsBackWhateverTheOrder() {
        Map<String, GiftCardBalance> balances = new HashMap<>();
        for (JournalRecord record : RandomTrade.inAnyOrder()) {
            GiftCardLedger.entries(record)
                    .forEach(entry -> balances.merge(entry.key, entry.value, GiftCardLedger::merge));
        }

        assertThat(balances).hasSizeGreaterThan(50);
        assertThat(balances.values()).allSatisfy(card -> {
            assertThat(card.loaded().isZero()).isTrue();
            assertThat(card.spent().isZero()).isTrue();
        });
    }

    @Test
    void aCardPaymentOrAGiftCardWithoutAccountIsNobodysBalance() {
        shop.accept(north.sale("2011-11-08T10:05:00Z", bread(1)));

        assertThat(shop.read(Topics.GIFT_CARD)).isEmpty();
    }
}
