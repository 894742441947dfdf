package io.tillstream.benchmarks.price;

import io.tillstream.benchmarks.Bench;
import io.tillstream.benchmarks.Load;
import io.tillstream.benchmarks.NodePeers;
import io.tillstream.benchmarks.Row;
import io.tillstream.benchmarks.Samples;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.kie.api.KieBase;

/** Twenty lines priced with a thousand promotions that stack, beside Drools, Medusa and ourselves with fewer and more. */
public final class PriceBench implements Bench {
    private static final int TROLLEYS = 400;
    /** Until nobody gets faster any more: after 4,000 baskets our engine and Drools are still being compiled. */
    private static final int WARM_UP = 20_000;

    private static final int MEASURED = 2_000;
    private static final int MEDUSA_TROLLEYS = 40;
    private static final long SEED = 20_261_126;

    private final NodePeers peers;

    public PriceBench(NodePeers peers) {
        this.peers = peers;
    }

    @Override
    public String name() {
        return "price";
    }

    @Override
    public String title() {
        return "20 lines, 1,000 promotions that stack: our engine, Drools, Medusa; then 100 and 10,000 promotions";
    }

    @Override
    public void run(Path folder, Consumer<Row> told) throws Exception {
        besideDrools().forEach(told);
        told.accept(growth());
        besideMedusa(folder).ifPresent(told);
    }

    private static List<Row> besideDrools() {
        PromotedShop shop = new PromotedShop(1_000);
        List<Offer> offers = shop.offers();
        KieBase rules = Drools.compiled(offers);
        List<Trolley> trolleys = shop.trolleys(TROLLEYS, SEED);
        try (Contender ours = new OurEngine(offers);
                Contender fresh = Drools.freshSessions(rules);
                Contender kept = Drools.keptSession(rules)) {
            List<Duel> duels = inTurn(List.of(ours, fresh, kept), trolleys);
            return List.of(
                    row(
                            "price: 1,000 promotions, p50",
                            duels.getFirst(),
                            "Drools 10, a session per basket",
                            duels.get(1)),
                    row("price: 1,000 promotions, p50", duels.getFirst(), "Drools 10, one session kept", duels.get(2)));
        }
    }

    /** The same trolleys in a shop of a hundred promotions and in one of ten thousand that holds it. */
    private static Row growth() {
        PromotedShop small = new PromotedShop(100);
        List<Trolley> trolleys = small.trolleys(TROLLEYS, SEED);
        try (Contender few = new OurEngine(small.offers());
                Contender many = new OurEngine(new PromotedShop(10_000).offers())) {
            List<Duel> duels = inTurn(List.of(many, few), trolleys);
            return row("price: 10,000 promotions, p50", duels.getFirst(), "ours, 100 promotions", duels.getLast());
        }
    }

    private Optional<Row> besideMedusa(Path folder) throws Exception {
        SimpleShop shop = new SimpleShop(1_000);
        List<Trolley> trolleys = shop.trolleys(MEDUSA_TROLLEYS, SEED);
        Optional<Medusa.Reckoned> theirs = new Medusa(peers).reckon(shop.offers(), trolleys, folder);
        if (theirs.isEmpty()) {
            return Optional.empty();
        }
        try (Contender ours = new OurEngine(shop.offers())) {
            inTurn(List.of(ours), trolleys);
            long before = cpuNanos();
            for (int i = 0; i < MEASURED; i++) {
                ours.total(trolleys.get(i % trolleys.size()));
            }
            double micros = (cpuNanos() - before) / 1000.0 / MEASURED;
            List<Long> totals = trolleys.stream().map(ours::total).toList();
            return Optional.of(new Row(
                    "price: 1,000 plain ones, CPU",
                    micros,
                    new Row.Peer(
                            "Medusa " + Medusa.VERSION + ", no database",
                            theirs.get().microsEach()),
                    OptionalDouble.empty(),
                    "µs",
                    MEASURED,
                    Load.now(),
                    totals.equals(theirs.get().totals())));
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** How long a contender took, and what it found for each trolley. */
    private record Duel(Samples samples, List<Long> totals) {}

    private static List<Duel> inTurn(List<Contender> contenders, List<Trolley> trolleys) {
        List<Duel> duels = new ArrayList<>();
        for (Contender contender : contenders) {
            duels.add(new Duel(
                    new Samples(MEASURED),
                    trolleys.stream().map(contender::total).toList()));
        }
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            Trolley trolley = trolleys.get(i % trolleys.size());
            for (int turn = 0; turn < contenders.size(); turn++) {
                int who = (i + turn) % contenders.size();
                long begun = System.nanoTime();
                contenders.get(who).total(trolley);
                long taken = System.nanoTime() - begun;
                if (i >= WARM_UP) {
                    duels.get(who).samples().add(taken);
                }
            }
        }
        return duels;
    }

    private static Row row(String bench, Duel ours, String name, Duel peer) {
        return new Row(
                bench,
                ours.samples().medianMicros(),
                new Row.Peer(name, peer.samples().medianMicros()),
                OptionalDouble.empty(),
                "µs",
                MEASURED,
                Load.now(),
                ours.totals().equals(peer.totals()));
    }
}
