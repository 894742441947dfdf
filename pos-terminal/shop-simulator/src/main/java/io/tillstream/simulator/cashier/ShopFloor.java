package io.tillstream.simulator.cashier;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.TillId;
import io.tillstream.peripherals.SerialLine;
import io.tillstream.peripherals.VirtualPrinter;
import io.tillstream.simulator.plan.LiveBasket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All tills of a shop with a cashier and a printer each, from opening until the last basket or {@link #close}. */
public final class ShopFloor {
    private static final Logger LOG = LoggerFactory.getLogger(ShopFloor.class);
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(25);

    private final ShopClosing closing = new ShopClosing();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final List<Counter> counters = new ArrayList<>();
    private final List<VirtualPrinter> printers = new ArrayList<>();
    private final List<Thread> cashiers = new ArrayList<>();
    private final Path statistics;

    /**
     * Sets everything up; nobody works yet.
     *
     * @param tills where the tills are
     * @param baskets all baskets in planned order
     * @param staff who works there
     * @param files where things are kept
     * @param speed how fast customers come
     */
    public ShopFloor(List<TillPlace> tills, List<LiveBasket> baskets, Staff staff, Files files, Speed speed)
            throws IOException {
        this(tills, baskets, staff, files, speed, Optional.empty());
    }

    /**
     * Sets everything up where customers pay by wallet and card too.
     *
     * @param wallets the pages of the payment simulator, where there is one
     */
    public ShopFloor(
            List<TillPlace> tills,
            List<LiveBasket> baskets,
            Staff staff,
            Files files,
            Speed speed,
            Optional<URI> wallets)
            throws IOException {
        statistics = files.statistics();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        Positions positions = Positions.in(files.position());
        Map<TillId, List<LiveBasket>> byTill = new TreeMap<>();
        baskets.forEach(
                b -> byTill.computeIfAbsent(b.till(), t -> new ArrayList<>()).add(b));
        Instant firstArrival = byTill.entrySet().stream()
                .flatMap(e ->
                        e.getValue().stream().skip(positions.of(e.getKey())).limit(1))
                .map(LiveBasket::plannedAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Shift shift = new Shift(positions, speed.pace(), closing, staff, firstArrival);
        for (TillPlace place : tills) {
            CashierFigures figures = new CashierFigures();
            PaperTray paper = new PaperTray(files.paper().resolve(place.till().toString()), figures);
            Counter counter = new Counter(
                    place.till(),
                    new TillScreen(client, place.address()),
                    new ScannerLine(place.scanner()),
                    paper,
                    wallets.map(address -> new CustomerPhone(client, address)),
                    figures,
                    new Random(place.till().toString().hashCode()));
            counters.add(counter);
            printers.add(VirtualPrinter.start(SerialLine.of(place.printer()), paper::take));
            Cashier cashier = new Cashier(counter, byTill.getOrDefault(place.till(), List.of()), shift);
            cashiers.add(Thread.ofVirtual().name("cashier-" + place.till()).unstarted(cashier));
        }
    }

    /**
     * Where things are kept.
     *
     * @param paper a folder per till with its last receipts
     * @param position how far each till has come
     * @param statistics rewritten every second
     */
    public record Files(Path paper, Path position, Path statistics) {}

    /** Rings up everything that is left, and returns what was done; returns early after {@link #close}. */
    public Map<String, Object> work() throws IOException, InterruptedException {
        cashiers.forEach(Thread::start);
        try {
            while (cashiers.stream().anyMatch(Thread::isAlive)) {
                closing.pause(Duration.ofSeconds(1));
                if (closing.isClosed()) {
                    awaitCashiers();
                }
                writeStatistics();
                counters.forEach(counter -> counter.paper().drawNewest());
            }
        } finally {
            printers.forEach(VirtualPrinter::close);
            writeStatistics();
            finished.countDown();
        }
        return reading();
    }

    /** Sends the shoppers home: no new basket, the open ones given up; waits until that is done. */
    public void close() throws InterruptedException {
        closing.close();
        if (!finished.await(CLOSING_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("The cashiers did not leave within {} s", CLOSING_PATIENCE.toSeconds());
        }
    }

    /** Whether the last basket has been rung up, or everybody has gone home. */
    public boolean isFinished() {
        return finished.getCount() == 0;
    }

    private void awaitCashiers() throws InterruptedException {
        for (Thread cashier : cashiers) {
            cashier.join(CLOSING_PATIENCE);
        }
    }

    private void writeStatistics() throws IOException {
        WholeFile.write(statistics, CanonicalJson.encode(reading()));
    }

    private Map<String, Object> reading() {
        Map<String, CashierFigures.Reading> perTill = new LinkedHashMap<>();
        CashierFigures.Reading all = CashierFigures.Reading.NOTHING;
        for (Counter counter : counters) {
            CashierFigures.Reading reading = counter.figures().read();
            perTill.put(counter.till().toString(), reading);
            all = all.plus(reading);
        }
        Map<String, Object> document = new LinkedHashMap<>(all.asMap());
        document.put("perTill", perTill);
        return document;
    }
}
