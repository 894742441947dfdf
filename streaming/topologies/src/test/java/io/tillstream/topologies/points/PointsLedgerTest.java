package io.tillstream.topologies.points;

import static io.tillstream.topologies.Shop.DAY;
import static io.tillstream.topologies.Shop.MEMBER;
import static io.tillstream.topologies.Shop.back;
import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Source;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsDebt;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.topologies.RandomTrade;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointsLedgerTest {
    private static final String AT = "2011-11-08T10:05:00Z";

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, PointsLedger::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void writesOneEntryPerEarningLine() {
        shop.accept(journal.opening(), journal.memberSale("2011-11-08T10:05:00Z", bread(1), milk(-2), milk(1)));

        Instant at = Instant.parse("2011-11-08T10:05:00Z");
        Source sale = new Source(Shop.TILL, 1, 2);
        assertThat(shop.read(Topics.POINTS_ENTRY))
                .extracting(entry -> entry.value)
                .containsExactly(
                        new PointsEntry(MEMBER, sale, 1, "per-major-unit", PointsEntry.Kind.EARNED, 3, at, DAY)
                                .followed(),
                        new PointsEntry(MEMBER, sale, 2, "per-major-unit", PointsEntry.Kind.REVERSED, -2, at, DAY)
                                .followed(),
                        new PointsEntry(MEMBER, sale, 3, "per-major-unit", PointsEntry.Kind.EARNED, 1, at, DAY));
    }

    @Test
    void balanceIsTheSumOfTheEntriesInAnyOrder() {
        shop.accept(
                journal.memberSale("2011-11-08T10:05:00Z", bread(2)),
                journal.memberSale("2011-11-08T09:00:00Z", bread(1)),
                journal.memberSale("2011-11-08T09:30:00Z", bread(-1)));

        assertThat(shop.latest(Topics.POINTS_BALANCE))
                .containsOnlyKeys(MEMBER.value())
                .containsEntry(MEMBER.value(), new PointsBalance(MEMBER, 6, 3, Instant.parse("2011-11-08T10:05:00Z")));
    }

    @Test
    void pointsThatPaidAreSpentLotByLotAndComeBackWithTheExpiryTheyHad() {
        LocalDate january = LocalDate.parse("2012-01-31");
        Sale paid = Shop.receipt(
                new Source(Shop.TILL, 1, 1),
                AT,
                MEMBER,
                List.of(sold(1, bread(2), 6)),
                List.of(Shop.cash("3.50"), Shop.points("2.50", new PointsLot(40, january), new PointsLot(10, null))));
        Sale back = Shop.receipt(
                new Source(Shop.TILL, 1, 2),
                AT,
                MEMBER,
                List.of(back(1, paid.source(), 1, bread(-1), -3)),
                List.of(Shop.points("-1.25", new PointsLot(-25, january)), Shop.cash("-1.75")));

        shop.accept(journal.append(paid), journal.append(back));

        assertThat(shop.read(Topics.POINTS_ENTRY))
                .extracting(entry -> entry.value)
                .containsExactly(
                        entry(paid, 1, "per-major-unit", PointsEntry.Kind.EARNED, 6, null)
                                .followed(),
                        entry(paid, 0, "tender-2-lot-1", PointsEntry.Kind.SPENT, -40, january)
                                .followed(),
                        entry(paid, 0, "tender-2-lot-2", PointsEntry.Kind.SPENT, -10, null),
                        entry(back, 1, "per-major-unit", PointsEntry.Kind.REVERSED, -3, null)
                                .reversing(paid.source())
                                .followed(),
                        entry(back, 0, "tender-1-lot-1", PointsEntry.Kind.RESTORED, 25, january));
    }

    @Test
    void aRefundOfPointsAlreadySpentLeavesADebtThatTheNextEarningsPay() {
        Sale earned = Shop.receipt(
                new Source(Shop.TILL, 1, 1), AT, MEMBER, List.of(sold(1, bread(10), 30)), List.of(Shop.cash("30.00")));
        Sale spent = Shop.receipt(
                new Source(Shop.TILL, 1, 2),
                AT,
                MEMBER,
                List.of(sold(1, bread(1), 0)),
                List.of(Shop.points("3.00", new PointsLot(30, null))));
        Sale refunded = Shop.receipt(
                new Source(Shop.TILL, 1, 3),
                AT,
                MEMBER,
                List.of(back(1, earned.source(), 1, bread(-10), -30)),
                List.of(Shop.cash("-30.00")));

        shop.accept(journal.append(earned), journal.append(spent));
        assertThat(shop.read(Topics.POINTS_DEBT)).isEmpty();
        shop.accept(journal.append(refunded));

        assertThat(shop.latest(Topics.POINTS_BALANCE, MEMBER.value()).points()).isEqualTo(-30);
        assertThat(shop.read(Topics.POINTS_DEBT))
                .containsExactly(KeyValue.pair(MEMBER.value(), new PointsDebt(MEMBER, 30, Instant.parse(AT))));

        shop.accept(journal.memberSale("2011-11-08T11:05:00Z", bread(4)));
        assertThat(shop.latest(Topics.POINTS_DEBT, MEMBER.value()).owed()).isEqualTo(18);

        shop.accept(journal.memberSale("2011-11-08T12:05:00Z", bread(6)));
        assertThat(shop.latest(Topics.POINTS_BALANCE, MEMBER.value()).points()).isZero();
        assertThat(shop.read(Topics.POINTS_DEBT)).singleElement().satisfies(debt -> {
            assertThat(debt.key).isEqualTo(MEMBER.value());
            assertThat(debt.value).isNull();
        });
    }

    @Test
    void pointsThatPaidForNobodyAreADeadLetter() {
        shop.accept(journal.append(Shop.receipt(
                new Source(Shop.TILL, 1, 1),
                AT,
                null,
                List.of(sold(1, bread(1), 0)),
                List.of(Shop.points("3.00", new PointsLot(30, null))))));

        assertThat(shop.read(Topics.POINTS_ENTRY)).isEmpty();
        assertThat(shop.read(Topics.DEAD_LETTER))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value.cause()).contains("names no member"));
    }

    private static PointsEntry entry(
            Sale sale, int line, String rule, PointsEntry.Kind kind, long points, @Nullable LocalDate expiresOn) {
        return new PointsEntry(MEMBER, sale.source(), line, rule, kind, points, Instant.parse(AT), DAY, expiresOn);
    }

    @Test
    void isAtNothingOnceEverythingIsBackWhateverTheOrder() {
        Map<String, PointsBalance> balances = new HashMap<>();
        Map<String, Long> byExpiry = new HashMap<>();
        Set<String> keys = new HashSet<>();
        for (JournalRecord record : RandomTrade.inAnyOrder()) {
            PointsLedger.entries(record).forEach(entry -> {
                balances.merge(entry.key, PointsLedger.balance(entry.value), PointsLedger::merge);
                byExpiry.merge(entry.key + entry.value.expiresOn(), entry.value.points(), Long::sum);
                assertThat(keys.add(entry.value.sale() + "|" + entry.value.line() + "|" + entry.value.rule()))
                        .isTrue();
            });
        }

        assertThat(keys).hasSizeGreaterThan(500);
        assertThat(balances.values())
                .allSatisfy(balance -> assertThat(balance.points()).isZero());
        assertThat(byExpiry.values()).allSatisfy(points -> assertThat(points).isZero());
    }

    @Test
    void aSaleWithoutMemberEarnsNothing() {
        shop.accept(journal.sale("2011-11-08T10:05:00Z", bread(1)));

        assertThat(shop.read(Topics.POINTS_ENTRY)).isEmpty();
        assertThat(shop.read(Topics.POINTS_BALANCE)).isEmpty();
    }
}
