package io.tillstream.benchmarks.catalogue;

import io.tillstream.benchmarks.Samples;
import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.ledger.StockOnHand;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;

/** A process that has just been started: from nothing to the first priced line, then how it went as one line of JSON. */
final class ColdStart {
    private static final int WARM_UP = 5;
    private static final int SEARCHES = 15;

    private ColdStart() {}

    /**
     * What a cold process says of itself.
     *
     * @param nanos from its first statement to the priced line
     * @param cpuNanos what the processor did for it in that time, on this thread
     * @param heapBytes what is held afterwards
     * @param searchNanos the median of what a search by name takes
     * @param sum over each tenth item and all that was found, so that contenders can be held against each other
     */
    record Told(long nanos, long cpuNanos, long heapBytes, long searchNanos, long sum) {}

    /** Everything a till asks about an item. */
    record Known(Product product, long minor, StockOnHand stock) {
        long digest() {
            return 31L * CanonicalJson.text(product).hashCode()
                    + 17 * minor
                    + CanonicalJson.text(stock).hashCode();
        }
    }

    public static void main(String[] arguments) throws Exception {
        // What measures is not measured.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Path file = Path.of(arguments[1]);
        long cpu = threads.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        Contender shop = arguments[0].equals("ours") ? OurShop.open(file) : SqliteShop.load(file);
        Known known = shop.known(new Gtin(arguments[2]));
        long due = Basket.open(shop.store())
                .add(new ShelfItem(known.product(), Money.ofMinor(known.minor(), LargeShop.GBP)))
                .priced()
                .orElseThrow()
                .total()
                .minor();
        long nanos = System.nanoTime() - begun;
        long cpuNanos = threads.getCurrentThreadCpuTime() - cpu;
        long heap = heldBytes();
        long sum = due - known.minor();
        for (int item = 0; item < LargeShop.ITEMS; item += 10) {
            sum = sum * 31 + shop.known(LargeShop.gtin(item)).digest();
        }
        Samples searches = new Samples(SEARCHES);
        for (int search = 0; search < WARM_UP + SEARCHES; search++) {
            long typed = System.nanoTime();
            List<Gtin> found = shop.search(List.of("range", Integer.toString(search)));
            if (search >= WARM_UP) {
                searches.add(System.nanoTime() - typed);
            }
            sum = sum * 31 + found.hashCode();
        }
        long searchNanos = (long) (1_000 * searches.medianMicros());
        System.out.println(CanonicalJson.text(new Told(nanos, cpuNanos, heap, searchNanos, sum)));
    }

    private static long heldBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
