package io.tillstream.topologies.points;

import static io.tillstream.topologies.Shop.DAY;
import static io.tillstream.topologies.Shop.MEMBER;
import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.milk;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Source;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointsLedgerTest {
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
                        new PointsEntry(MEMBER, sale, 1, "per-major-unit", PointsEntry.Kind.EARNED, 3, at, DAY),
                        new PointsEntry(MEMBER, sale, 2, "per-major-unit", PointsEntry.Kind.REVERSED, -2, at, DAY),
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
    void aSaleWithoutMemberEarnsNothing() {
        shop.accept(journal.sale("2011-11-08T10:05:00Z", bread(1)));

        assertThat(shop.read(Topics.POINTS_ENTRY)).isEmpty();
        assertThat(shop.read(Topics.POINTS_BALANCE)).isEmpty();
    }
}
