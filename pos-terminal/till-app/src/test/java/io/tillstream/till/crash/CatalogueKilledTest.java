package io.tillstream.till.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.till.Await;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.Shop;
import io.tillstream.till.TillJvm;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A till killed while its catalogue changes (row F25 of the fault matrix): what it sells from afterwards is one version,
 * whole. When it dies is drawn from {@code test.seed}, how often from {@code test.kills}.
 */
class CatalogueKilledTest {
    private static final long SEED = Long.getLong("test.seed", 20261126);
    private static final int KILLS = 4 * Integer.getInteger("test.kills", 1);

    @TempDir
    Path data;

    @Test
    void sellsOneVersionWholeAfterEachDeath() throws Exception {
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            learnAndDie(random.nextInt(200));

            assertSellsOneVersion("seed %d, kill %d".formatted(SEED, kill));
        }
    }

    private void assertSellsOneVersion(String when) {
        HeadOfficeFake headOffice = new HeadOfficeFake();
        headOffice.cut();
        Catalogue catalogue = new Catalogue(Shop.identity(), Shop.AT_NOON);
        try (CatalogueFeed feed = new CatalogueFeed(data, catalogue, headOffice, Shop.AT_NOON)) {
            feed.start();
            Await.until(() -> !headOffice.cursors().isEmpty());
            int version = Integer.parseInt(String.valueOf(headOffice.cursors().getFirst()));
            assertThat(TillThatLearns.ITEMS)
                    .as(when)
                    .allSatisfy(item -> assertThat(catalogue
                                    .find(item)
                                    .orElseThrow()
                                    .unitPrice()
                                    .minor())
                            .isEqualTo(version));
            assertThat(catalogue.promotions().find(TillThatLearns.promotion(version)))
                    .as(when)
                    .isPresent();
            assertThat(catalogue.promotions().find(TillThatLearns.promotion(version - 1)))
                    .as(when)
                    .isEmpty();
        }
    }

    /** Killed so many milliseconds after it has kept something that was not there when it started. */
    private void learnAndDie(int after) throws IOException, InterruptedException {
        byte[] before = kept();
        Process till = TillJvm.start(TillThatLearns.class, List.of(), List.of(data.toString()));
        try {
            Await.until(() -> !Arrays.equals(kept(), before));
            assertThat(till.waitFor(after, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            till.destroyForcibly().waitFor();
        }
    }

    private byte[] kept() {
        Path items = data.resolve("catalogue.items");
        try {
            return Files.exists(items) ? Files.readAllBytes(items) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
