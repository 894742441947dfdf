package io.tillstream.simulator.cashier;

import io.tillstream.commandline.Complaint;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.TillId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** How many of its baskets each till has dealt with, kept in a file so that a second start goes on. */
final class Positions {
    /** The file's form: till to number of baskets. */
    private record Kept(Map<String, Integer> baskets) {}

    private final Path file;
    private final Map<String, Integer> baskets;

    private Positions(Path file, Map<String, Integer> baskets) {
        this.file = file;
        this.baskets = new TreeMap<>(baskets);
    }

    static Positions in(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Positions(file, Map.of());
        }
        try {
            return new Positions(
                    file,
                    CanonicalJson.decode(Files.readAllBytes(file), Kept.class).baskets());
        } catch (UnreadableFact e) {
            throw new Complaint(
                    "Position file " + file,
                    String.valueOf(e.getMessage()),
                    "it says how many baskets each till has rung up",
                    "delete it to begin with the first basket again");
        }
    }

    synchronized int of(TillId till) {
        return baskets.getOrDefault(till.toString(), 0);
    }

    synchronized void advance(TillId till) throws IOException {
        baskets.merge(till.toString(), 1, Integer::sum);
        WholeFile.write(file, CanonicalJson.encode(new Kept(baskets)));
    }
}
