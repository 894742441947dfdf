package io.tillstream.till.crash;

import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Reward;
import io.tillstream.till.HeadOfficeWithoutReceipts;
import io.tillstream.till.Shop;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A till in a process of its own whose head office changes everything all the time, until it is killed: {@code
 * TillThatLearns FOLDER}. Version {@code n} is the cursor, the price of every item in minor units, and the one promotion.
 */
final class TillThatLearns {
    static final List<Gtin> ITEMS = IntStream.range(0, 2_000)
            .mapToObj("0400%09d"::formatted)
            .map(body -> new Gtin(body + Gtin.checkDigit(body)))
            .toList();

    private TillThatLearns() {}

    public static void main(String[] arguments) throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Shop.NOON);
        Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        Catalogue catalogue = new Catalogue(Shop.identity(), clock);
        try (CatalogueFeed feed = new CatalogueFeed(Path.of(arguments[0]), catalogue, new Restless(now), clock)) {
            feed.start();
            Thread.currentThread().join();
        }
    }

    static String promotion(int version) {
        return "v" + version;
    }

    /** So late each time that the till keeps every version. */
    private record Restless(AtomicReference<Instant> now) implements HeadOfficeWithoutReceipts {
        @Override
        public Upload upload(byte[] ndjson) throws IOException {
            throw new IOException("This till sells nothing.");
        }

        @Override
        public <T> T changes(@Nullable String cursor, Duration wait, AnswerReader<T> reader) throws IOException {
            int version = cursor == null ? 1 : Integer.parseInt(cursor) + 1;
            now.updateAndGet(before -> before.plusSeconds(120));
            List<String> lines = new ArrayList<>();
            lines.add("{\"cursor\":\"" + version + "\",\"more\":false,\"reset\":" + (version == 1) + "}");
            if (version == 1) {
                lines.addAll(Shop.catalogue());
                ITEMS.forEach(item -> lines.add(Shop.product(item, "Item", "商品", "商品")));
            }
            String price = "%d.%02d GBP".formatted(version / 100, version % 100);
            ITEMS.forEach(item -> lines.add(Shop.price(item, price, Shop.NOON)));
            lines.add(
                    "{\"removed\":{\"key\":\"" + TillThatLearns.promotion(version - 1) + "\",\"kind\":\"promotion\"}}");
            lines.add(Shop.promotion(
                    TillThatLearns.promotion(version), new Reward.PercentOff(1_000), Shop.MILK, null, Limits.none()));
            return reader.read(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        }
    }
}
