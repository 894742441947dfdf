package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.history.PurchaseDay;
import io.tillstream.customers.price.PricedLine;
import io.tillstream.events.Gtin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReaderTest {
    private static final Instant MORNING = Instant.parse("2026-01-05T10:00:00Z");

    private static SparkSession spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        spark = SparkSessions.at("local[2]", "archive-test", 4);
    }

    @AfterAll
    static void stop() throws IOException {
        spark.close();
    }

    @Test
    void leavesOutWhatIsNoGoods() throws IOException {
        Gtin tea = ArchiveForTests.item(1);
        Gtin card = ArchiveForTests.item(2);
        ArchiveForTests shop = new ArchiveForTests();
        shop.sell(ArchiveForTests.member(1), MORNING, List.of(tea), 2);
        shop.sell(ArchiveForTests.member(1), MORNING.plusSeconds(60), List.of(tea), -1);
        shop.load(ArchiveForTests.member(1), MORNING.plusSeconds(120), card);
        shop.giveUpABasket(MORNING.plusSeconds(150));
        shop.load(ArchiveForTests.member(2), MORNING.plusSeconds(180), card);
        shop.writeTo(folder);

        SalesHistory history = read();

        assertThat(history.series()).singleElement().satisfies(series -> {
            assertThat(series.gtin()).isEqualTo(tea);
            assertThat(series.days())
                    .singleElement()
                    .satisfies(day -> assertThat(day.sold()).isEqualTo(2));
        });
        assertThat(history.members())
                .singleElement()
                .satisfies(purchases -> assertThat(purchases.baskets())
                        .singleElement()
                        .satisfies(basket -> assertThat(basket.items()).containsExactly(tea)));
    }

    /** Two pieces for 1.00 each and one back make 1.00 on the day; a gift card is money, not goods. */
    @Test
    void addsUpWhatMembersSpentAndWhatGoodsCost() throws IOException {
        Gtin tea = ArchiveForTests.item(1);
        Gtin milk = ArchiveForTests.item(3);
        ArchiveForTests shop = new ArchiveForTests();
        shop.sell(ArchiveForTests.member(1), MORNING, List.of(tea), 2);
        shop.sell(ArchiveForTests.member(1), MORNING.plusSeconds(60), List.of(tea), -1);
        shop.load(ArchiveForTests.member(1), MORNING.plusSeconds(120), ArchiveForTests.item(2));
        shop.sell(ArchiveForTests.member(2), MORNING, List.of(tea), -1);
        shop.sellReduced(MORNING, List.of(tea, milk), "grocery", "spring", 20, 0);
        shop.writeTo(folder);

        SalesHistory.Spending spending = read().spending();

        assertThat(spending.days())
                .containsExactly(MemberPurchases.of(
                        ArchiveForTests.member(1).value(),
                        List.of(new PurchaseDay(LocalDate.parse("2026-01-05"), 1, 0))));
        assertThat(spending.lines())
                .extracting(PricedLine::item, PricedLine::member, PricedLine::units, PricedLine::paid, PricedLine::off)
                .containsExactlyInAnyOrder(
                        tuple(tea.value(), ArchiveForTests.member(1).value(), 2.0, 2.0, 0.0),
                        tuple(tea.value(), null, 1.0, 0.8, 0.2),
                        tuple(milk.value(), null, 1.0, 1.0, 0.0));
    }

    private SalesHistory read() throws IOException {
        return new ArchiveReader(spark).read(ArchiveFiles.in(folder), Instant.parse("2026-02-01T00:00:00Z"));
    }
}
