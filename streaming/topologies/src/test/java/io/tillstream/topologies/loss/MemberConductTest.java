package io.tillstream.topologies.loss;

import static io.tillstream.topologies.Shop.MEMBER;
import static io.tillstream.topologies.Shop.back;
import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.cash;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.topologies.points.PointsLedger;
import io.tillstream.topologies.refund.RefundsByLine;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberConductTest {
    private static final String KEY = "MEMBER|" + MEMBER + "|POINTS_KEPT";

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private final Shop.Journal elsewhere = new Shop.Journal(new TillId(StoreId.of("s2"), 1), 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, builder -> {
            PointsLedger.build(builder);
            RefundsByLine.build(builder);
            MemberConduct.build(builder);
        });
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void pointsAtAMemberWhoseGoodsGoBackWithoutTheCardAgainAndAgain() {
        for (int i = 0; i < 4; i++) {
            JournalRecord sale = bought(3);
            shop.accept(sale, returned(elsewhere, sale.fact().source(), 3, null, 0));
        }

        LossSignal signal =
                Objects.requireNonNull(shop.latest(Topics.LOSS_SIGNAL).get(KEY));
        assertThat(signal.count()).isEqualTo(36);
        assertThat(signal.outOf()).isEqualTo(36);
        assertThat(signal.amount()).isEqualTo(pounds("36.00"));
        assertThat(signal.receipts())
                .extracting(Source::receiptNumber)
                .containsExactly("s2-t1/1/1", "s2-t1/1/2", "s2-t1/1/3", "s2-t1/1/4");
    }

    @Test
    void leavesInPeaceWhoReturnsWithTheCard() {
        for (int i = 0; i < 8; i++) {
            JournalRecord sale = bought(3);
            shop.accept(sale, returned(journal, sale.fact().source(), 3, MEMBER, -9));
        }

        assertThat(shop.read(Topics.LOSS_SIGNAL)).isEmpty();
    }

    @Test
    void leavesInPeaceWhoBuysMuchAndForgetsTheCardNowAndThen() {
        for (int i = 0; i < 40; i++) {
            JournalRecord sale = bought(3);
            shop.accept(sale);
            if (i % 8 == 0) {
                shop.accept(returned(elsewhere, sale.fact().source(), 1, null, 0));
            }
        }

        assertThat(shop.read(Topics.LOSS_SIGNAL)).isEmpty();
    }

    @Test
    void tellsTheSameWhicheverOfSaleAndReturnComesFirst() {
        List<JournalRecord> sales = new ArrayList<>();
        List<JournalRecord> returns = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            JournalRecord sale = bought(2);
            sales.add(sale);
            returns.add(returned(elsewhere, sale.fact().source(), 2, null, 0));
        }
        shop.accept(returns.toArray(JournalRecord[]::new));
        assertThat(shop.read(Topics.LOSS_SIGNAL)).isEmpty();
        shop.accept(sales.toArray(JournalRecord[]::new));

        assertThat(Objects.requireNonNull(shop.latest(Topics.LOSS_SIGNAL).get(KEY))
                        .count())
                .isEqualTo(24);
    }

    @Test
    void theSignalGoesWhenThePointsAreTakenBackAfterAll() {
        List<JournalRecord> sales = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            JournalRecord sale = bought(4);
            sales.add(sale);
            shop.accept(sale, returned(elsewhere, sale.fact().source(), 2, null, 0));
        }
        assertThat(shop.latest(Topics.LOSS_SIGNAL)).containsKey(KEY);
        for (JournalRecord sale : sales) {
            shop.accept(returned(journal, sale.fact().source(), 2, MEMBER, -12));
        }

        assertThat(shop.read(Topics.LOSS_SIGNAL).getLast().value).isNull();
    }

    @Test
    void doesNotMindGoodsThatNoMemberBought() {
        for (int i = 0; i < 8; i++) {
            JournalRecord sale = journal.sale("2011-11-08T10:00:00Z", bread(3));
            shop.accept(sale, returned(elsewhere, sale.fact().source(), 3, null, 0));
        }

        assertThat(shop.read(Topics.LOSS_SIGNAL)).isEmpty();
    }

    private JournalRecord bought(long loaves) {
        return journal.memberSale("2011-11-08T10:00:00Z", bread(loaves));
    }

    private static JournalRecord returned(
            Shop.Journal till, Source sale, long loaves, @Nullable MemberId card, long points) {
        return till.append(receipt(
                till.next(),
                "2011-11-08T11:00:00Z",
                card,
                List.of(back(1, sale, 1, bread(-loaves), points)),
                List.of(cash("-" + 3 * loaves + ".00"))));
    }
}
