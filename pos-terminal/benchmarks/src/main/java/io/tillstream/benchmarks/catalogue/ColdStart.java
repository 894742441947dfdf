package io.tillstream.benchmarks.catalogue;

import io.tillstream.catalogue.ItemFile;
import io.tillstream.catalogue.Items;
import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.ledger.StockOnHand;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A process that has just been started: from nothing to the first priced line, then how it went as one line of JSON. */
final class ColdStart {
    private ColdStart() {}

    /**
     * What a cold process says of itself.
     *
     * @param nanos from its first statement to the priced line
     * @param cpuNanos what the processor did for it in that time, on this thread
     * @param heapBytes what is held afterwards
     * @param sum over each tenth item, so that contenders can be held against each other
     */
    record Told(long nanos, long cpuNanos, long heapBytes, long sum) {}

    /** Everything a till asks about an item. */
    record Known(Product product, long minor, StockOnHand stock) {
        long digest() {
            return 31L * CanonicalJson.text(product).hashCode()
                    + 17 * minor
                    + CanonicalJson.text(stock).hashCode();
        }
    }

    public static void main(String[] arguments) throws Exception {
        long begun = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Path file = Path.of(arguments[1]);
        Gtin wanted = new Gtin(arguments[2]);
        Function<Gtin, Known> shop = arguments[0].equals("ours") ? ours(new ItemFile(file).open()) : sqlite(file);
        Known known = shop.apply(wanted);
        long due = Basket.open(LargeShop.store())
                .add(new ShelfItem(known.product(), Money.ofMinor(known.minor(), LargeShop.GBP)))
                .priced()
                .orElseThrow()
                .total()
                .minor();
        long nanos = System.nanoTime() - begun;
        long cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        long heap = heldBytes();
        long sum = due - known.minor();
        for (int item = 0; item < LargeShop.ITEMS; item += 10) {
            sum = sum * 31 + shop.apply(LargeShop.gtin(item)).digest();
        }
        System.out.println(CanonicalJson.text(new Told(nanos, cpuNanos, heap, sum)));
    }

    private static Function<Gtin, Known> ours(Items items) {
        return gtin -> {
            ShelfItem item = items.find(gtin, LargeShop.NOON).orElseThrow();
            return new Known(
                    item.product(), item.unitPrice().minor(), items.stock(gtin).orElseThrow());
        };
    }

    private static Function<Gtin, Known> sqlite(Path file) throws Exception {
        Map<Gtin, Known> all = SqliteShop.load(file);
        return gtin -> Objects.requireNonNull(all.get(gtin));
    }

    private static long heldBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
