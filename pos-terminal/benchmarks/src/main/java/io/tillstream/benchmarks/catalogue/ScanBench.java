package io.tillstream.benchmarks.catalogue;

import io.tillstream.benchmarks.Bench;
import io.tillstream.benchmarks.Load;
import io.tillstream.benchmarks.Row;
import io.tillstream.benchmarks.Samples;
import io.tillstream.catalogue.Items;
import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PricedLine;
import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.codes.Scan;
import io.tillstream.codes.ScanParser;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** What a scanner sent becomes a priced line with its stock and offer, in memory, beside one look-up in a map. */
public final class ScanBench implements Bench {
    private static final int WARM_UP = 60_000;
    private static final int SCANS = 100_000;
    private static final int LINES = 10;
    private static final long STRIDE = 7_919;
    private static final int OFFERED = 50;

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public String title() {
        return "a code becomes a priced line with stock and offer, 200,000 items: our till's way, a look-up in a map";
    }

    @Override
    public void run(Path folder, Consumer<Row> told) throws IOException {
        LargeShop.write(LargeShop.shelf(), folder);
        Items items = OurShop.open(folder).shelf().items();
        Map<String, Long> map = HashMap.newHashMap(LargeShop.ITEMS);
        for (int item = 0; item < LargeShop.ITEMS; item++) {
            map.put(code(item), LargeShop.price(item).unitPrice().minor());
        }
        Samples ours = new Samples(SCANS);
        Samples floor = new Samples(SCANS);
        Counter counter = new Counter(items);
        boolean equal = true;
        for (int scan = 0; scan < WARM_UP + SCANS; scan++) {
            // Far apart, and none twice in a basket.
            String code = code((int) (scan * STRIDE % LargeShop.ITEMS));
            long begun = System.nanoTime();
            Line line = counter.scanned(code);
            long between = System.nanoTime();
            Long price = map.get(code);
            long end = System.nanoTime();
            equal &= price != null && price == line.shelfMinor() && line.isRight();
            if (scan >= WARM_UP) {
                ours.add(between - begun);
                floor.add(end - between);
            }
        }
        told.accept(row("scan: p50", 0.5, ours, floor, equal));
        told.accept(row("scan: p99", 0.99, ours, floor, equal));
        told.accept(row("scan: p99.9", 0.999, ours, floor, equal));
    }

    private static String code(int item) {
        return "]E0" + LargeShop.gtin(item).ean13();
    }

    private static Row row(String bench, double share, Samples ours, Samples floor, boolean equal) {
        return new Row(
                bench,
                ours.micros(share),
                new Row.Peer("a look-up in a map", floor.micros(share)),
                OptionalDouble.of(floor.micros(share)),
                "µs",
                SCANS,
                Load.now(),
                equal);
    }

    /** What the screen shows of a scan. */
    private record Line(Gtin gtin, long shelfMinor, long netMinor, long onHand, boolean offered) {
        /** Held against the shop the file was made of. */
        boolean isRight() {
            return offered ? netMinor < shelfMinor : netMinor == shelfMinor;
        }
    }

    /** A counter that begins a new basket after ten lines; every customer has an offer for each fiftieth item. */
    private static final class Counter {
        private final Items items;
        private final Map<Gtin, PersonalOffer> offers = new HashMap<>();
        private Basket basket = empty();

        Counter(Items items) {
            this.items = items;
            for (int item = 0; item < LargeShop.ITEMS; item += OFFERED) {
                Gtin gtin = LargeShop.gtin(item);
                offers.put(gtin, new PersonalOffer("d" + item, "picks", LocalText.same("Picked for you"), gtin, 20));
            }
        }

        private static Basket empty() {
            return Basket.open(LargeShop.store()).forMember(MemberId.of("maaaaaaaaaaaaaaaa"));
        }

        Line scanned(String code) {
            if (!(ScanParser.parse(code) instanceof Scan.ItemCode scan)) {
                throw new IllegalStateException("Code " + code + " is no item's.");
            }
            ShelfItem item = items.find(scan.gtin(), LargeShop.NOON).orElseThrow();
            long onHand = items.stock(scan.gtin()).orElseThrow().onHand().amount();
            PersonalOffer offer = offers.get(scan.gtin());
            Basket longer = basket.add(item);
            longer = offer == null ? longer : longer.accept(offer);
            PricedBasket priced = longer.priced().orElseThrow();
            PricedLine line = priced.lines().getLast();
            basket = longer.lines().size() < LINES ? longer : empty();
            return new Line(scan.gtin(), item.unitPrice().minor(), line.net().minor(), onHand, offer != null);
        }
    }
}
