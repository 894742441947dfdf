package io.tillstream.dashboards.catalogue;

import static io.tillstream.dashboards.catalogue.ImportsUnderTest.PRODUCT_HEAD;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.signin.Reach;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two hundred thousand products in one file, there and back. What is held meanwhile is a rule; how long it takes stands in the
 * log, for a machine's moment would decide.
 */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^5]]", disabledReason = "another day's turn")
final class LargeFilesTest {
    private static final Logger LOG = LoggerFactory.getLogger(LargeFilesTest.class);
    private static final int COUNT = 200_000;
    private static final int ROUNDS = 15;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long MEBIBYTE = 1024 * 1024;
    /** The keys of the file take about 20 of it. */
    private static final long MOST_HELD = 96 * MEBIBYTE;

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private Changes changes;

    @Autowired
    private ChangeSets sets;

    @Autowired
    private SheetKinds kinds;

    @Autowired
    private Assortment assortment;

    @Test
    void areHandedInPublishedExportedAndHandedInAgainWithinBoundedMemory() throws Exception {
        RealParts.started().publish(Topics.STORE, "s98", TestShop.store(StoreId.of("s98")));
        try (Visitor manager = new Visitor(port)) {
            manager.signIn("manager", RealParts.PASSWORD);
            Path file = goods();
            LOG.info("The file has {} MiB.", Files.size(file) / MEBIBYTE);

            long id = look(manager, "CSV", file);
            ChangeSet ready = sets.find(id).orElseThrow();
            assertThat(ready.added()).isEqualTo(COUNT);
            timed("Publishing", () -> {
                assertThat(changes.publish(ready, "manager")).isTrue();
                settled(manager, PATIENCE, id);
            });
            assertThat(sets.find(id).map(ChangeSet::state)).contains(ChangeSet.State.PUBLISHED);
            assertThat(assortment.product(number(COUNT))).isPresent();

            Path workbook = folder.resolve("all.xlsx");
            long held = heldDuring(() -> timed("Export as workbook", () -> {
                try (OutputStream out = Files.newOutputStream(workbook)) {
                    Sheets.export(kinds.need("products"), new Reach.Chain(), Sheets.Form.XLSX, out);
                }
            }));
            assertThat(held).as("held while exporting").isLessThan(MOST_HELD);
            long again = look(manager, "workbook of " + Files.size(workbook) / MEBIBYTE + " MiB", workbook);
            assertThat(sets.find(again)).hasValueSatisfying(set -> {
                assertThat(set.added() + set.changed()).isZero();
                assertThat(set.unchanged()).isGreaterThanOrEqualTo(COUNT);
            });
            search(manager);

            timed("Taking back", () -> {
                assertThat(changes.undo(sets.find(id).orElseThrow(), "manager")).isTrue();
                settled(manager, PATIENCE, id);
            });
            assertThat(assortment.product(number(COUNT))).isEmpty();
        }
    }

    private long look(Visitor manager, String what, Path file) throws Exception {
        AtomicLong id = new AtomicLong();
        long held = heldDuring(() -> timed("Looking at the " + what, () -> {
            id.set(changes.look(kinds.need("products"), file, "all", false, true, "manager"));
            settled(manager, PATIENCE, id.get());
        }));
        assertThat(held).as("held while looking at the " + what).isLessThan(MOST_HELD);
        return id.get();
    }

    /** Nothing is found, so that every product is looked at. */
    private static void search(Visitor manager) {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            assertThat(manager.get("/master-data/products?find=nothing-is-called-so")
                            .statusCode())
                    .isEqualTo(200);
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        LOG.info(
                "A search over {} products: median {} ms, longest {} ms.",
                COUNT,
                Duration.ofNanos(nanos[ROUNDS / 2]).toMillis(),
                Duration.ofNanos(nanos[ROUNDS - 1]).toMillis());
    }

    private Path goods() throws IOException {
        Path file = folder.resolve("goods.csv");
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write(PRODUCT_HEAD);
            for (int i = 1; i <= COUNT; i++) {
                writer.write(number(i).ean13() + ",Plain biscuits no. " + i + ",原味餅乾第 " + i + " 號,原味饼干第 " + i
                        + " 号,bakery,standard,EACH,12,B" + i + ",,\n");
            }
        }
        return file;
    }

    private static Gtin number(int i) {
        String body = "529%09d".formatted(i);
        return Gtin.ofDigits(body + Gtin.checkDigit(body));
    }

    /** Something that may fail. */
    @FunctionalInterface
    private interface Deed {
        void run() throws Exception;
    }

    private static void timed(String what, Deed deed) throws Exception {
        long begun = System.nanoTime();
        deed.run();
        LOG.info(
                "{} took {} ms.",
                what,
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    /** The most that is reachable while something is done, above what was before. */
    private static long heldDuring(Deed deed) throws Exception {
        long before = reachable();
        AtomicLong most = new AtomicLong(before);
        // Each look stops the world for some tenths of a second: seldom enough to leave time for the deed.
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            var _ = watch.scheduleWithFixedDelay(
                    () -> most.accumulateAndGet(reachable(), Math::max), 1, 3, TimeUnit.SECONDS);
            deed.run();
            watch.shutdownNow();
        }
        LOG.info("Held at most {} MiB more meanwhile.", (most.get() - before) / MEBIBYTE);
        return most.get() - before;
    }

    private static long reachable() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
