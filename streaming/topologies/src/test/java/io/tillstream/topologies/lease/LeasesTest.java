package io.tillstream.topologies.lease;

import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.load;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.lease.LeaseReturned;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Tender;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {
    private static final LeasePool CARD = LeasePool.ofGiftCard("gc-7", CurrencyUnit.of("GBP"));
    private static final TillId NORTH = Shop.TILL;
    private static final TillId SOUTH = new TillId(Shop.SOUTH, 1);
    private static final Instant NOW = Instant.parse("2011-11-09T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600);

    private final Shop.Journal north = new Shop.Journal(NORTH, 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, Leases::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void loadTwenty() {
        shop.accept(north.append(Shop.receipt(
                north.next(),
                "2011-11-08T10:00:00Z",
                null,
                List.of(load(1, "gc-7", "20.00")),
                List.of(Shop.cash("20.00")))));
    }

    private JournalRecord paid(String amount, String attempt) {
        Tender card = new Tender(
                Tender.TenderType.GIFT_CARD,
                pounds(amount),
                Money.zero(CurrencyUnit.of("GBP")),
                attempt,
                "gc-7",
                List.of());
        return north.append(
                Shop.receipt(north.next(), "2011-11-08T11:00:00Z", null, List.of(sold(1, bread(4), 0)), List.of(card)));
    }

    private void ask(String lease, TillId till, long units) {
        shop.request(new LeaseAsked(lease, CARD, till, units, LATER, NOW));
    }

    private void giveBack(String lease, TillId till, String... attempts) {
        shop.request(new LeaseReturned(lease, CARD, till, List.of(attempts), NOW));
    }

    private static KeyValue<String, Lease> answer(String lease, TillId till, long units, long free) {
        return KeyValue.pair(lease, new Lease(lease, CARD, till, units, free, LATER));
    }

    private static KeyValue<String, Lease> over(String lease) {
        return KeyValue.pair(lease, null);
    }

    @Test
    void lendsWhatIsFreeAndNoMore() {
        loadTwenty();

        ask("q-1", NORTH, 1500);
        ask("q-2", SOUTH, 1500);
        ask("q-3", SOUTH, 1);

        assertThat(shop.read(Topics.LEASE))
                .containsExactly(
                        answer("q-1", NORTH, 1500, 500),
                        answer("q-2", SOUTH, 500, 0),
                        answer("q-3", SOUTH, 0, 0),
                        over("q-3"));
    }

    @Test
    void lendsNothingOfACardNobodyHasLoaded() {
        ask("q-1", NORTH, 1500);

        assertThat(shop.read(Topics.LEASE)).containsExactly(answer("q-1", NORTH, 0, 0), over("q-1"));
    }

    @Test
    void givesTheSameAnswerToTheSameQuestionAndNoneOnceItIsOver() {
        loadTwenty();
        ask("q-1", NORTH, 1500);
        ask("q-1", NORTH, 1500);
        giveBack("q-1", NORTH);
        ask("q-1", NORTH, 1500);

        assertThat(shop.read(Topics.LEASE))
                .containsExactly(answer("q-1", NORTH, 1500, 500), answer("q-1", NORTH, 1500, 500), over("q-1"));
    }

    @Test
    void lendsNothingToAQuestionThatItsOwnReturnOvertook() {
        loadTwenty();

        giveBack("q-1", NORTH);
        ask("q-1", NORTH, 1500);
        ask("q-2", SOUTH, 2000);

        assertThat(shop.read(Topics.LEASE)).containsExactly(answer("q-2", SOUTH, 2000, 0));
    }

    @Test
    void waitsForThePaymentsThatALeaseWasSpentOn() {
        loadTwenty();
        ask("q-1", NORTH, 1500);
        giveBack("q-1", NORTH, "s1-t1/1/8");
        ask("q-2", SOUTH, 2000);
        assertThat(shop.latest(Topics.LEASE)).containsEntry("q-2", answer("q-2", SOUTH, 500, 0).value);

        shop.accept(paid("12.00", "s1-t1/1/8"));
        ask("q-3", SOUTH, 2000);

        assertThat(shop.read(Topics.LEASE)).containsExactly(over("q-1"), answer("q-3", SOUTH, 300, 0));
    }

    @Test
    void knowsAPaymentThatArrivedBeforeItsLeaseWasReturned() {
        loadTwenty();
        ask("q-1", NORTH, 1500);
        shop.accept(paid("12.00", "s1-t1/1/8"));
        giveBack("q-1", NORTH, "s1-t1/1/8");
        ask("q-2", SOUTH, 2000);

        assertThat(shop.latest(Topics.LEASE)).containsEntry("q-2", answer("q-2", SOUTH, 800, 0).value);
    }

    @Test
    void nobodyReturnsTheLeaseOfAnother() {
        loadTwenty();
        ask("q-1", NORTH, 1500);
        shop.read(Topics.LEASE);

        giveBack("q-1", SOUTH);
        giveBack("q-9", SOUTH);

        assertThat(shop.read(Topics.LEASE)).isEmpty();
    }

    @Test
    void tellsWhoHoldsWhat() {
        Pool pool = Pool.EMPTY
                .filledBy(2000)
                .leasing(new LeaseAsked("q-1", CARD, NORTH, 1500, LATER, NOW))
                .leasing(new LeaseAsked("q-2", CARD, SOUTH, 100, LATER, NOW))
                .returning(new LeaseReturned("q-2", CARD, SOUTH, List.of("s2-t1/1/8"), NOW), NOW);

        assertThat(PoolStanding.of(CARD, pool))
                .isEqualTo(new PoolStanding(
                        CARD,
                        2000,
                        0,
                        400,
                        List.of(
                                new PoolStanding.OpenLease("q-1", NORTH, 1500, LATER, false),
                                new PoolStanding.OpenLease("q-2", SOUTH, 100, LATER, true))));
    }

    @Test
    void lendsNothingOfACardThatIsOverspentAlready() {
        shop.accept(paid("12.00", "s1-t1/1/8"));

        ask("q-1", NORTH, 100);

        assertThat(shop.latest(Topics.LEASE)).containsKey("q-1");
        ask("q-2", NORTH, 100);
        assertThat(shop.read(Topics.LEASE)).containsExactly(answer("q-2", NORTH, 0, -1200), over("q-2"));
    }
}
