package io.tillstream.topologies.lease;

import static io.tillstream.topologies.Shop.MEMBER;
import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.cash;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.receipt;
import static io.tillstream.topologies.Shop.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeaseAsked;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.lease.LeaseReturned;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsProgramme;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Tender;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.topologies.points.PointsLedger;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member has 40 points until January and 60 until February. */
class PointsLeasesTest {
    private static final LeasePool POOL = LeasePool.ofPoints(MEMBER);
    private static final LocalDate JANUARY = LocalDate.parse("2012-01-31");
    private static final LocalDate FEBRUARY = LocalDate.parse("2012-02-29");
    private static final Instant AT = Instant.parse("2011-12-09T12:00:00Z");

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private final Map<String, Lease> answers = new HashMap<>();

    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, builder -> {
            PointsLedger.build(builder);
            Leases.build(builder);
        });
        PointsProgramme programme = new PointsProgramme(
                List.of(new PointsProgramme.Rule(LocalDate.parse("2011-01-01"), 0, 2)), 100, pounds("1.00"), List.of());
        shop.sendBytes(Topics.POINTS_PROGRAMME, PointsProgramme.KEY, CanonicalJson.encode(programme));
        earn("2011-11-08T10:05:00Z", 40);
        earn("2011-12-08T10:05:00Z", 60);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void lendsThoseThatExpireFirstAndToEachTillOthers() {
        ask("s1-t1", 70);
        ask("s2-t1", 70);
        ask("s3-t1", 70);

        assertThat(lent("s1-t1")).containsExactly(new PointsLot(40, JANUARY), new PointsLot(30, FEBRUARY));
        assertThat(lent("s2-t1")).containsExactly(new PointsLot(30, FEBRUARY));
        assertThat(shop.latest(Topics.LEASE)).isEmpty();
    }

    @Test
    void tellsWhatTheyAreWorth() {
        ask("s1-t1", 10);

        assertThat(shop.latest(Topics.LEASE).values())
                .singleElement()
                .satisfies(lease -> assertThat(
                                Objects.requireNonNull(lease.points()).rate())
                        .isEqualTo(new PointsAccount.Rate(100, pounds("1.00"))));
    }

    @Test
    void whatIsReturnedIsFreeOnceItsPaymentIsInTheAccount() {
        ask("s1-t1", 100);
        giveBack("s1-t1", "s1-t1/1/9");
        ask("s2-t1", 100);
        assertThat(lent("s2-t1")).isEmpty();

        pay("s1-t1/1/9", new PointsLot(40, JANUARY), new PointsLot(10, FEBRUARY));
        ask("s3-t1", 100);

        assertThat(lent("s3-t1")).containsExactly(new PointsLot(50, FEBRUARY));
    }

    @Test
    void thirtyTwoTillsInTheSameSecondGetNoMoreThanThereIsAndOneIsOffline() {
        // The first was lent 25, paid with them, and was cut off before it could say so.
        ask("s9-t9", 25);
        long all = sum(lent("s9-t9"));

        for (int till = 1; till <= 32; till++) {
            ask("s1-t" + till, 10);
        }
        for (int till = 1; till <= 32; till++) {
            all += sum(lent("s1-t" + till));
        }

        assertThat(all).isEqualTo(100);
        for (int till = 1; till <= 32; till++) {
            List<PointsLot> lots = lent("s1-t" + till);
            if (!lots.isEmpty()) {
                pay("s1-t" + till + "/1/5", lots.toArray(PointsLot[]::new));
            }
            giveBack("s1-t" + till, lots.isEmpty() ? new String[0] : new String[] {"s1-t" + till + "/1/5"});
        }
        pay("s9-t9/1/5", lent("s9-t9").toArray(PointsLot[]::new));
        giveBack("s9-t9", "s9-t9/1/5");

        PointsAccount account = shop.latest(Topics.POINTS_ACCOUNT, MEMBER.value());
        assertThat(account.balance()).isZero();
        assertThat(account.owed()).isZero();
        ask("s2-t1", 1);
        assertThat(lent("s2-t1")).isEmpty();
    }

    private List<PointsLot> lent(String till) {
        shop.read(Topics.LEASE).forEach(told -> {
            if (told.value != null) {
                answers.put(told.value.till().toString(), told.value);
            }
        });
        Lease answer = Objects.requireNonNull(answers.get(till));
        return answer.points() == null ? List.of() : answer.points().lots();
    }

    private static long sum(List<PointsLot> lots) {
        return lots.stream().mapToLong(PointsLot::points).sum();
    }

    @Test
    void lendsNothingThatExpiredOrWaits() {
        shop.request(new LeaseAsked(
                "late",
                POOL,
                TillId.parse("s1-t1"),
                100,
                Instant.parse("2012-02-10T10:15:00Z"),
                Instant.parse("2012-02-10T10:00:00Z")));

        assertThat(lent("s1-t1")).containsExactly(new PointsLot(60, FEBRUARY));
    }

    @Test
    void lendsNothingToAMemberWithoutPoints() {
        LeasePool other = LeasePool.ofPoints(MemberId.of("mbbbbbbbbbbbbbbbb"));
        shop.request(new LeaseAsked("q-9", other, TillId.parse("s1-t1"), 100, AT.plusSeconds(60), AT));

        assertThat(lent("s1-t1")).isEmpty();
        assertThat(shop.read(Topics.DEAD_LETTER)).isEmpty();
    }

    private void ask(String till, long points) {
        shop.request(new LeaseAsked("q-" + till, POOL, TillId.parse(till), points, AT.plusSeconds(900), AT));
    }

    private void giveBack(String till, String... attempts) {
        shop.request(new LeaseReturned("q-" + till, POOL, TillId.parse(till), List.of(attempts), AT));
    }

    private void earn(String at, long points) {
        shop.accept(journal.append(
                receipt(journal.next(), at, MEMBER, List.of(sold(1, bread(1), points)), List.of(cash("3.00")))));
    }

    private void pay(String attempt, PointsLot... lots) {
        Tender tender = new Tender(
                Tender.TenderType.POINTS, pounds("3.00"), Money.zero(Shop.POUND), attempt, null, List.of(lots));
        shop.accept(journal.append(
                receipt(journal.next(), AT.toString(), MEMBER, List.of(sold(1, bread(1), 0)), List.of(tender))));
    }
}
