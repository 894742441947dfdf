package io.tillstream.conductor.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.Result;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till died while it was lent a gift card: one payment is in a sale, one was taken back, one nobody finished. */
class LeftLeasesTest {
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final CurrencyUnit POUND = CurrencyUnit.of("GBP");

    @TempDir
    Path data;

    private final List<String> ended = new ArrayList<>();

    @BeforeEach
    void aDeadTill() throws IOException {
        Path file = Files.createDirectories(data.resolve("journal")).resolve("epoch-1.journal");
        try (Journal journal = Journal.create(file, TILL, 1)) {
            journal.append(new EpochOpened(source(1), NOON, DAY, "enrolled", null));
            journal.append(attempt(2, "s1-t1/1/2", Result.APPROVED));
            journal.append(attempt(3, "s1-t1/1/3", Result.APPROVED));
            journal.append(attempt(4, "s1-t1/1/3", Result.REVERSED));
            journal.append(sale(5, "s1-t1/1/2"));
            journal.append(attempt(6, "s1-t1/1/6", Result.APPROVED));
        }
    }

    private static Source source(long number) {
        return new Source(TILL, 1, number);
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, POUND);
    }

    private static TillTransaction attempt(long number, String attempt, Result result) {
        return new PaymentAttempted(
                source(number),
                NOON,
                DAY,
                "c01",
                attempt,
                Tender.TenderType.GIFT_CARD,
                pounds(300),
                "gc-7",
                "s1-t1/7f3a",
                List.of(),
                result);
    }

    private static Sale sale(long number, String attempt) {
        SaleLine line = new SaleLine(
                1,
                Gtin.ofDigits("4006381333931"),
                Quantity.each(1),
                pounds(300),
                SaleLine.PriceSource.PRICE_BOOK,
                pounds(300),
                List.of(),
                pounds(300),
                "standard",
                pounds(50),
                0,
                null);
        Tender paid = new Tender(Tender.TenderType.GIFT_CARD, pounds(300), pounds(0), attempt, "gc-7", List.of());
        return new Sale(
                source(number),
                NOON,
                DAY,
                "c01",
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                List.of(line),
                List.of(),
                List.of(paid),
                pounds(0),
                pounds(300),
                List.of(),
                List.of());
    }

    private int end() throws IOException, InterruptedException {
        return LeftLeases.end(
                DeadTill.on(data), (lease, pool, attempts) -> ended.add(lease + " of " + pool + " spent " + attempts));
    }

    @Test
    void endWithThePaymentsThatStandInSales() throws IOException, InterruptedException {
        Files.writeString(data.resolve("leases.json"), """
                {"leases":[{"account":"gc-7","amount":"5.00 GBP","lease":"s1-t1/7f3a","pool":"gift-card|gc-7|GBP",\
                "until":"2026-11-23T12:15:00Z"},{"lease":"s1-t1/8a","pool":"points|mabcdefgh234567ab","wanted":50}]}""");

        assertThat(end()).isEqualTo(2);
        assertThat(ended)
                .containsExactly(
                        "s1-t1/7f3a of gift-card|gc-7|GBP spent [s1-t1/1/2]",
                        "s1-t1/8a of points|mabcdefgh234567ab spent []");
    }

    @Test
    void areNoneOnADiskThatLostTheirFile() throws IOException, InterruptedException {
        assertThat(end()).isZero();
        Files.writeString(data.resolve("leases.json"), "{\"lea");
        assertThat(end()).isZero();
        assertThat(ended).isEmpty();
    }
}
