package io.tillstream.conductor.shop;

import io.tillstream.conductor.home.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands the plan's master data to the apps that own it, in batches. How far it came is remembered, so that a start that
 * was cut off goes on where it was.
 */
public final class MasterData {
    private static final int BATCH = 2_000;
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /**
     * In this order: a price needs its product, a product its store and its supplier; who may sell, and what becomes of points,
     * is known before anything can be sold.
     */
    private static final List<String> FOR_DASHBOARDS = List.of(
            "points-programme",
            "stores",
            "groups",
            "store-groupings",
            "operators",
            "suppliers",
            "products",
            "prices",
            "campaigns",
            "promotions",
            "stock-movements");

    private static final JsonMapper JSON = new JsonMapper();

    private final Path plan;
    private final Path progressFile;
    private final SortedMap<String, Long> done;

    public MasterData(Home home) throws IOException {
        this.plan = home.plan();
        this.progressFile = home.imported();
        this.done = Files.exists(progressFile)
                ? JSON.readValue(Files.readString(progressFile), new TypeReference<TreeMap<String, Long>>() {})
                : new TreeMap<>();
    }

    /** Hands over what belongs to the back office; returns how many facts that were this time. */
    public long handToDashboards(Door dashboards) throws IOException, InterruptedException {
        long count = 0;
        for (String kind : FOR_DASHBOARDS) {
            count += hand(kind, dashboards, "/api/import/" + kind);
        }
        return count;
    }

    /** Enrols the members; returns how many that were this time. */
    public long handToPortal(Door portal) throws IOException, InterruptedException {
        return hand("members", portal, "/api/import/members");
    }

    private long hand(String kind, Door door, String path) throws IOException, InterruptedException {
        Path file = plan.resolve(kind + ".ndjson");
        if (!Files.exists(file)) {
            return 0;
        }
        long already = done(kind);
        long at = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<String> batch = new ArrayList<>(BATCH);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                at++;
                if (at > already) {
                    batch.add(line);
                }
                if (batch.size() == BATCH) {
                    send(kind, door, path, batch, at);
                }
            }
            if (!batch.isEmpty()) {
                send(kind, door, path, batch, at);
            }
        }
        return at - already;
    }

    private void send(String kind, Door door, String path, List<String> batch, long at)
            throws IOException, InterruptedException {
        post(door, path, batch);
        batch.clear();
        remember(kind, at);
    }

    /** Facts are known by their keys and ids: one that arrives a second time changes nothing. */
    private static void post(Door door, String path, List<String> batch) throws IOException, InterruptedException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                door.postLines(path, batch);
                return;
            } catch (Refused e) {
                throw e;
            } catch (IOException e) {
                Thread.sleep(PAUSE.multipliedBy(attempt));
            }
        }
        door.postLines(path, batch);
    }

    private synchronized long done(String kind) {
        return done.getOrDefault(kind, 0L);
    }

    private synchronized void remember(String kind, long lines) throws IOException {
        done.put(kind, lines);
        Path half = progressFile.resolveSibling("imported.json.half");
        Files.writeString(half, JSON.writeValueAsString(done) + "\n");
        Files.move(half, progressFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
