package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.sale.Sale;
import io.tillstream.receipt.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A device comes out of its box, sells, dies, and what it had not sent yet comes back from its disk. */
@InTurn(day = 4)
@ExtendWith(Shop.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewTillJourney {
    private static final String NAME = "s1-t9";

    private final Shop shop;
    private final HeadOffice headOffice;
    private @Nullable LoneTill device;

    NewTillJourney(Shop shop) {
        this.shop = shop;
        this.headOffice = new HeadOffice(shop.platform());
    }

    private LoneTill till() {
        if (device == null) {
            throw new IllegalStateException("The chapter before has unpacked no till.");
        }
        return device;
    }

    @AfterAll
    void packUp() {
        if (device != null) {
            device.close();
        }
    }

    @Test
    @Order(1)
    void aFreshDeviceSellsAfterOneScan() throws Exception {
        Gtin item = headOffice.somethingElseThan(null);
        Instant unpacked = Instant.now();
        LoneTill fresh = LoneTill.fresh(shop.platform(), NAME, "--till.language=zh-TW");
        device = fresh;
        Await.until("its first page", Duration.ofMinutes(1), () -> fresh.till().answers());
        Page screen = shop.browser().open(fresh.till().address(), 1280, 800);
        assertThat(screen.locator("h1")).hasText("This till is new");

        fresh.scan("]Q1", invitation(fresh));

        assertThat(screen.locator("#entry")).isVisible();
        fresh.awaitsCustomers();
        fresh.till().admits(shop.staff("CASHIER"));
        Paper paper = fresh.sells(item);
        System.out.println("From the box to the first receipt: "
                + Duration.between(unpacked, Instant.now()).toSeconds() + " s.");
        Sale sale = fresh.till().lastSale();
        assertThat(sale.source().receiptNumber()).startsWith(NAME + "/1/");
        assertThat(sale.lines().getFirst().unitPrice()).isEqualTo(headOffice.price(item));
        // Lines with Chinese in them are drawn.
        assertThat(paper.lines().stream().map(String::strip))
                .contains(sale.source().receiptNumber());
        assertThat(paper.items()).anyMatch(Paper.Picture.class::isInstance);
        assertThat(fresh.till().status().path("online").asBoolean()).isTrue();
    }

    private String invitation(LoneTill fresh) throws Exception {
        Platform.Answer answer = shop.platform().ask("till-invite", NAME, "--gateway", fresh.gateway());
        assertThat(answer.exit()).isZero();
        return answer.document().path("text").asString();
    }

    @Test
    @Order(2)
    void whatADeadTillHadNotSentComesBackFromItsDisk(@TempDir Path disks) throws Exception {
        Gtin item = headOffice.somethingElseThan(null);
        till().till().awaits("everything sent", state -> state.path("waiting").asLong() == 0);
        till().network().pull();
        till().sells(item);
        till().sells(item, headOffice.somethingElseThan(item));
        long lost = till().till().lastSale().source().sequence();
        till().die();
        Path whole = image(disks.resolve("whole"));
        Path damaged = image(disks.resolve("damaged"));
        breakTheLastRecord(damaged);

        Platform.Answer firstTry = shop.platform().ask("till-recover", damaged.toString());

        assertThat(firstTry.exit()).isEqualTo(1);
        assertThat(epoch(firstTry).path("missing").toString())
                .isEqualTo("[{\"from\":" + lost + ",\"to\":" + lost + "}]");

        Platform.Answer secondTry = shop.platform().ask("till-recover", whole.toString());

        assertThat(secondTry.exit()).as(secondTry.document().toPrettyString()).isZero();
        assertThat(secondTry.document().path("complete").asBoolean()).isTrue();
    }

    private static JsonNode epoch(Platform.Answer rescue) {
        return rescue.document().path("epochs").get(0);
    }

    /** What somebody copies who has only the disk. */
    private Path image(Path disk) throws IOException {
        Path folder = till().till().folder();
        Files.createDirectories(disk.resolve("journal"));
        Files.copy(folder.resolve("identity.json"), disk.resolve("identity.json"));
        for (String file : List.of("epoch-1.journal", "epoch-1.journal.mark")) {
            Files.copy(
                    folder.resolve("journal").resolve(file),
                    disk.resolve("journal").resolve(file));
        }
        return disk;
    }

    /** One byte of the newest record, which has bytes of its own up to where the reserved zeros begin. */
    private static void breakTheLastRecord(Path disk) throws IOException {
        Path journal = disk.resolve("journal/epoch-1.journal");
        byte[] bytes = Files.readAllBytes(journal);
        int end = bytes.length - 1;
        while (bytes[end] == 0) {
            end--;
        }
        bytes[end - 100] ^= 0x20;
        Files.write(journal, bytes);
    }
}
