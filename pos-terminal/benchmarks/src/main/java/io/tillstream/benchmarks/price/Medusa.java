package io.tillstream.benchmarks.price;

import io.tillstream.benchmarks.NodePeers;
import io.tillstream.encoding.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Medusa's promotion module in a process of its own: shares and amounts off single items, which both reckon alike. What
 * its database would load is handed to it.
 */
final class Medusa {
    static final String PACKAGE = "@medusajs/promotion";
    static final String VERSION = "2.21.2";

    /** It is asked for so long, once it is warm. */
    private static final int SECONDS = 8;

    private final NodePeers peers;

    Medusa(NodePeers peers) {
        this.peers = peers;
    }

    /** What it found: the time of the processor for one trolley, and every total. */
    record Reckoned(long cpuMicros, long priced, List<Long> totals) {
        double microsEach() {
            return (double) cpuMicros / priced;
        }
    }

    private record Told(List<ItemOffer> promotions, List<TrolleyTold> trolleys) {}

    /** Of the two numbers one is 0. */
    private record ItemOffer(String id, String item, int basisPoints, long minor) {}

    private record TrolleyTold(List<GoodsTold> goods) {}

    private record GoodsTold(String item, long minor, int pieces) {}

    /** Asks it; empty where it is not installed. */
    Optional<Reckoned> reckon(List<Offer> offers, List<Trolley> trolleys, Path folder)
            throws IOException, InterruptedException {
        Optional<Path> installed = peers.folderWith(PACKAGE, VERSION, List.of("@medusajs/framework@" + VERSION));
        if (installed.isEmpty()) {
            return Optional.empty();
        }
        Path script = folder.resolve("medusa.cjs");
        try (InputStream in = Objects.requireNonNull(Medusa.class.getResourceAsStream("medusa.cjs"))) {
            Files.copy(in, script);
        }
        Path told = folder.resolve("told.json");
        Path found = folder.resolve("found.json");
        Files.write(
                told,
                CanonicalJson.encode(new Told(
                        offers.stream().map(Medusa::told).toList(),
                        trolleys.stream().map(Medusa::told).toList())));
        peers.run(List.of(
                script.toString(),
                installed.get().toString(),
                told.toString(),
                found.toString(),
                Integer.toString(SECONDS)));
        return Optional.of(CanonicalJson.decode(Files.readAllBytes(found), Reckoned.class));
    }

    private static ItemOffer told(Offer offer) {
        return switch (offer) {
            case Offer.ItemPercent of -> new ItemOffer(of.id(), of.item().value(), of.basisPoints(), 0);
            case Offer.ItemAmount of -> new ItemOffer(of.id(), of.item().value(), 0, of.minor());
            case Offer.CategoryPercent _,
                    Offer.ThreeForPrice _,
                    Offer.ThirdForHalf _,
                    Offer.ThirdForNothing _,
                    Offer.BasketPercent _,
                    Offer.BasketAmount _ ->
                throw new IllegalArgumentException(
                        "Offer " + offer.id() + " is outside the subset that both reckon alike.");
        };
    }

    private static TrolleyTold told(Trolley trolley) {
        return new TrolleyTold(trolley.goods().stream()
                .map(goods -> new GoodsTold(goods.item().value(), goods.minor(), goods.pieces()))
                .toList());
    }
}
