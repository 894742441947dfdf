package io.tillstream.topologies.lease;

import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.lease.LeaseReturned;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionLeasesTest {
    private static final String BAG = "free-bag";
    private static final LeasePool USES = LeasePool.ofUses(BAG);
    private static final LeasePool MONEY = LeasePool.ofMoney(BAG, CurrencyUnit.of("GBP"));
    private static final MemberId ANN = MemberId.of("mabcdefgh234567ab");
    private static final MemberId BOB = MemberId.of("mabcdefgh234567ac");
    private static final TillId NORTH = Shop.TILL;
    private static final TillId SOUTH = new TillId(Shop.SOUTH, 1);
    private static final Instant NOW = Instant.parse("2011-11-09T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600);

    private final Shop.Journal north = new Shop.Journal(NORTH, 1);
    private TestShop shop;
    private int questions;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, Leases::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void limit(String limits) {
        shop.sendBytes(Topics.PROMOTION, BAG, promotion(limits).getBytes(StandardCharsets.UTF_8));
    }

    static String promotion(String limits) {
        return """
                {"active":true,"eligibility":{"audience":{"type":"members"},"channels":[],"from":"2011-11-01T00:00:00Z",\
                "stores":[],"until":"2011-12-01T00:00:00Z"},"id":"free-bag","limits":%s,\
                "name":{"en":"A bag for you","zh-CN":"送您购物袋","zh-TW":"送您購物袋"},"priority":0,\
                "qualifying":{"items":{"type":"everything"}},"reward":{"type":"basket-amount-off","amount":"2.00 GBP"},\
                "stackable":false}""".formatted(limits);
    }

    private Lease ask(LeasePool pool, TillId till, long units) {
        String number = "q-" + ++questions;
        shop.request(new LeaseAsked(number, pool, till, units, LATER, NOW));
        return shop.read(Topics.LEASE).stream()
                .filter(answer -> answer.key.equals(number) && answer.value != null)
                .map(answer -> answer.value)
                .findFirst()
                .orElseThrow();
    }

    private void giveBack(Lease lease, long spent) {
        shop.request(new LeaseReturned(lease.lease(), lease.pool(), lease.till(), List.of(), spent, NOW));
    }

    private void sell(long uses, LeasePool pool, long units, @Nullable String lease) {
        sell(north, uses, pool, units, lease);
    }

    private void sell(Shop.Journal journal, long uses, LeasePool pool, long units, @Nullable String lease) {
        shop.accept(journal.append(Shop.giving(
                Shop.receipt(
                        journal.next(),
                        "2011-11-09T11:00:00Z",
                        null,
                        List.of(sold(1, bread(4), 0)),
                        List.of(Shop.cash("12.00"))),
                new PromotionUse(BAG, uses, pounds("2.00"), List.of(new PromotionUse.Part(pool, units, lease))))));
    }

    @Test
    void lendsAsManyUsesAsThePromotionAllows() {
        limit("{\"totalUses\":10}");

        assertThat(ask(USES, NORTH, 8)).isEqualTo(new Lease("q-1", USES, NORTH, 8, 2, LATER));
        assertThat(ask(USES, SOUTH, 8)).isEqualTo(new Lease("q-2", USES, SOUTH, 2, 0, LATER));
        assertThat(ask(USES, SOUTH, 1).units()).isZero();
    }

    @Test
    void lendsNothingOfAPromotionThatNobodyKnowsOrThatDoesNotLimitThat() {
        assertThat(ask(USES, NORTH, 1).units()).isZero();
        limit("{\"totalUses\":10}");

        assertThat(ask(MONEY, NORTH, 1).units()).isZero();
        assertThat(ask(LeasePool.ofMember(BAG, ANN), NORTH, 1).units()).isZero();
    }

    @Test
    void lendsNothingOfAPromotionThatCannotBeRead() {
        shop.sendBytes(Topics.PROMOTION, BAG, "{\"id\":".getBytes(StandardCharsets.UTF_8));

        assertThat(ask(USES, NORTH, 1).units()).isZero();
    }

    @Test
    void lendsMoneyInItsOwnCurrencyOnly() {
        limit("{\"totalAmount\":\"5.00 GBP\"}");

        assertThat(ask(LeasePool.ofMoney(BAG, CurrencyUnit.of("EUR")), NORTH, 100)
                        .units())
                .isZero();
        assertThat(ask(MONEY, NORTH, 700).units()).isEqualTo(500);
    }

    @Test
    void countsEachMemberForItself() {
        limit("{\"usesPerMember\":2}");

        assertThat(ask(LeasePool.ofMember(BAG, ANN), NORTH, 5).units()).isEqualTo(2);
        assertThat(ask(LeasePool.ofMember(BAG, ANN), SOUTH, 5).units()).isZero();
        assertThat(ask(LeasePool.ofMember(BAG, BOB), SOUTH, 5).units()).isEqualTo(2);
    }

    @Test
    void aSaleThatNamesItsLeaseCountsOnce() {
        limit("{\"totalUses\":10}");
        Lease lease = ask(USES, NORTH, 4);

        sell(1, USES, 1, lease.lease());

        assertThat(ask(USES, SOUTH, 1).free()).isEqualTo(5);
    }

    @Test
    void whatAReturnedLeaseDidNotSpendIsFreeBeforeItsSalesArrive() {
        limit("{\"totalUses\":10}");
        Lease lease = ask(USES, NORTH, 8);
        giveBack(lease, 3);

        assertThat(ask(USES, SOUTH, 10).units()).isEqualTo(7);
        sell(3, USES, 3, lease.lease());

        assertThat(shop.latest(Topics.LEASE)).containsEntry(lease.lease(), null);
        assertThat(ask(USES, SOUTH, 10).units()).isZero();
    }

    @Test
    void aLimitThatIsSaidAgainIsNoSecondLimit() {
        limit("{\"totalUses\":10}");
        ask(USES, NORTH, 10);
        limit("{\"totalUses\":10}");

        assertThat(ask(USES, SOUTH, 1)).extracting(Lease::units, Lease::free).containsExactly(0L, 0L);
    }

    @Test
    void aLimitThatIsRaisedLendsTheRest() {
        limit("{\"totalUses\":10}");
        ask(USES, NORTH, 10);
        limit("{\"totalUses\":12}");

        assertThat(ask(USES, SOUTH, 5).units()).isEqualTo(2);
    }

    @Test
    void aLimitBelowWhatWasGivenLendsNothingAndSaysByHowMuch() {
        limit("{\"totalUses\":10}");
        Lease lease = ask(USES, NORTH, 10);
        sell(6, USES, 6, lease.lease());
        giveBack(lease, 6);
        limit("{\"totalUses\":4}");

        assertThat(ask(USES, SOUTH, 1)).extracting(Lease::units, Lease::free).containsExactly(0L, -2L);
        limit("{\"totalUses\":7}");
        assertThat(ask(USES, SOUTH, 5).units()).isEqualTo(1);
    }

    @Test
    void whatComesBackMayBeGivenAgain() {
        limit("{\"totalAmount\":\"5.00 GBP\"}");
        Lease lease = ask(MONEY, NORTH, 500);
        sell(1, MONEY, 500, lease.lease());
        giveBack(lease, 500);
        sell(0, MONEY, -150, null);

        assertThat(ask(MONEY, SOUTH, 500).units()).isEqualTo(150);
    }

    @Test
    void aSaleThatOvertakesTheQuestionForItsLeaseIsNotForgotten() {
        limit("{\"totalUses\":10}");
        sell(2, USES, 2, "q-1");
        Lease lease = ask(USES, NORTH, 5);
        assertThat(lease).extracting(Lease::units, Lease::free).containsExactly(5L, 5L);
        giveBack(lease, 2);

        assertThat(shop.latest(Topics.LEASE)).containsEntry("q-1", null);
        assertThat(ask(USES, SOUTH, 10).units()).isEqualTo(8);
    }

    /** M4 through the topology itself: twelve tills, six vouchers, three tills offline. */
    @Test
    void theLastVouchersAreRedeemedExactly() {
        limit("{\"totalUses\":6}");
        Map<TillId, Lease> held = new HashMap<>();
        Map<TillId, Shop.Journal> journals = new HashMap<>();
        List<TillId> tills = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            TillId till = new TillId(StoreId.of("s" + (1 + number % 3)), number);
            tills.add(till);
            journals.put(till, new Shop.Journal(till, 1));
        }
        List<TillId> offline = tills.subList(0, 3);
        offline.forEach(till -> held.put(till, ask(USES, till, 1)));

        long redeemed = 0;
        for (TillId till : tills.subList(3, 12)) {
            Lease lease = ask(USES, till, 1);
            if (lease.units() == 1) {
                sell(Objects.requireNonNull(journals.get(till)), 1, USES, 1, lease.lease());
                giveBack(lease, 1);
                redeemed++;
            }
        }
        assertThat(redeemed).isEqualTo(3);
        assertThat(ask(USES, SOUTH, 1).units()).isZero();

        // Back again: one of the three has redeemed, and its return overtakes its sale.
        TillId used = offline.getFirst();
        for (TillId till : offline) {
            giveBack(Objects.requireNonNull(held.get(till)), till.equals(used) ? 1 : 0);
        }
        sell(
                Objects.requireNonNull(journals.get(used)),
                1,
                USES,
                1,
                Objects.requireNonNull(held.get(used)).lease());
        redeemed++;

        for (TillId till : tills) {
            Lease lease = ask(USES, till, 1);
            redeemed += lease.units();
        }
        assertThat(redeemed).isEqualTo(6);
    }
}
