package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.Sale;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real full disk under a till (row F4 of the fault matrix), where this process may mount one. */
class FullDiskTest {
    private static final Act MILK = new Act.Scanned("]E0" + Shop.MILK.ean13());
    private static final Act PAY_CASH = new Act.PayCash(null);
    /** Enough to write any record into; a till wants more than that before it takes money. */
    private static final long LITTLE = 2 * 1024 * 1024;

    @TempDir
    Path data;

    private boolean mounted;

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : 1;
    }

    @BeforeEach
    void mount() throws InterruptedException {
        try {
            mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "tillstream-test", data.toString()) == 0;
        } catch (IOException e) {
            mounted = false;
        }
        Assumptions.assumeTrue(mounted, "mounting is not allowed here");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", data.toString());
        }
    }

    private Path fillTheDisk() throws IOException {
        Path films = data.resolve("films");
        long free = Files.getFileStore(data).getUsableSpace();
        return Files.write(films, new byte[Math.toIntExact(free - LITTLE)]);
    }

    @Test
    void takesNoCashForASaleItMightNotRecordAndSellsAgainOnceThereIsSpace() throws IOException {
        try (Desk till = Desk.open(data)) {
            till.act(MILK);
            Path films = fillTheDisk();

            till.act(PAY_CASH);

            assertThat(till.notice().kind()).isEqualTo(Notice.Kind.NOT_RECORDED);
            assertThat(till.receipts()).isEmpty();
            assertThat(till.facts()).noneMatch(Sale.class::isInstance);

            Files.delete(films);
            till.act(PAY_CASH);

            assertThat(till.lastFact()).isInstanceOf(Sale.class);
            assertThat(till.receipts()).hasSize(1);
        }
    }

    @Test
    void takesNothingFromAGiftCardEither() throws IOException {
        try (Desk till = Desk.open(data, Shop.giftCardGrant("5.00 GBP", Instant.parse("2100-01-01T00:00:00Z")))) {
            till.act(MILK);
            fillTheDisk();
            int recorded = till.facts().size();

            till.act(new Act.AwaitGiftCard("0.50"), new Act.Scanned("]C0" + Shop.GIFT_CARD));

            assertThat(till.notice().kind()).isEqualTo(Notice.Kind.NOT_RECORDED);
            assertThat(till.facts()).hasSize(recorded);
        }
    }
}
