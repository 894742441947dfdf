package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReaderTest {
    private static final Instant MORNING = Instant.parse("2026-01-05T10:00:00Z");

    @TempDir
    Path folder;

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

    private SalesHistory read() throws IOException {
        try (SparkSession spark = SparkSessions.at("local[2]", "archive-test", 4)) {
            return new ArchiveReader(spark).read(ArchiveFiles.in(folder), Instant.parse("2026-02-01T00:00:00Z"));
        }
    }
}
