package io.tillstream.training;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes sales of a till into an archive as the streaming-app does. */
final class ArchiveForTests {
    private static final TillId TILL = TillId.parse("s1-t1");
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    private final List<JournalRecord> records = new ArrayList<>();
    private Hash previous = Hash.GENESIS;

    static Gtin item(int number) {
        String body = String.format("%013d", 20_000_000_000L + number);
        return Gtin.of(body + Gtin.checkDigit(body));
    }

    static MemberId member(int number) {
        StringBuilder text = new StringBuilder("m");
        for (int digit = 15; digit >= 0; digit--) {
            text.append((char) ('a' + (number >> digit & 1)));
        }
        return MemberId.of(text.toString());
    }

    void sell(@Nullable MemberId member, Instant at, List<Gtin> items) {
        sell(member, at, items, 1);
    }

    /** Sells (or, with a negative quantity, takes back) each item for 1.00 a piece. */
    void sell(@Nullable MemberId member, Instant at, List<Gtin> items, long quantity) {
        List<SaleLine> lines = new ArrayList<>();
        Money each = Money.ofMinor(100, GBP);
        for (Gtin item : items) {
            lines.add(new SaleLine(
                    lines.size() + 1,
                    item,
                    Quantity.each(quantity),
                    each,
                    SaleLine.PriceSource.PRICE_BOOK,
                    each.times(quantity),
                    List.of(),
                    each.times(quantity),
                    "standard",
                    Money.zero(GBP),
                    0,
                    null));
        }
        record(member, at, lines);
    }

    /** Sells a piece of each item for 1.00, all of one category, and takes so much off each line for one promotion. */
    void sellReduced(Instant at, List<Gtin> items, String category, String promotion, long... minorOff) {
        List<SaleLine> lines = new ArrayList<>();
        Money each = Money.ofMinor(100, GBP);
        for (int i = 0; i < items.size(); i++) {
            Money off = Money.ofMinor(minorOff[i], GBP);
            lines.add(new SaleLine(
                            i + 1,
                            items.get(i),
                            Quantity.each(1),
                            each,
                            SaleLine.PriceSource.PRICE_BOOK,
                            each,
                            off.isZero() ? List.of() : List.of(new Discount(promotion, promotion, null, off)),
                            each.minus(off),
                            "standard",
                            Money.zero(GBP),
                            0,
                            null)
                    .of(new Merchandise(category, null)));
        }
        record(null, at, lines);
    }

    /** Somebody leaves five items and goes. */
    void giveUpABasket(Instant at) {
        record(new BasketCancelled(
                next(), at, at.atZone(ZoneOffset.UTC).toLocalDate(), "c1", 5, Money.ofMinor(500, GBP), List.of()));
    }

    /** Loads 1.00 onto a gift card. */
    void load(MemberId member, Instant at, Gtin card) {
        Money amount = Money.ofMinor(100, GBP);
        record(
                member,
                at,
                List.of(new SaleLine(
                        1,
                        card,
                        Quantity.each(1),
                        amount,
                        SaleLine.PriceSource.PRICE_BOOK,
                        amount,
                        List.of(),
                        amount,
                        "none",
                        Money.zero(GBP),
                        0,
                        null,
                        null,
                        null,
                        null,
                        "g0001",
                        null)));
    }

    private void record(@Nullable MemberId member, Instant at, List<SaleLine> lines) {
        Money total = lines.stream().map(SaleLine::net).reduce(Money.zero(GBP), Money::plus);
        record(new Sale(
                next(),
                at,
                at.atZone(ZoneOffset.UTC).toLocalDate(),
                "c1",
                member,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                lines,
                List.of(),
                List.of(new Tender(Tender.TenderType.CASH, total, Money.zero(GBP))),
                Money.zero(GBP),
                total,
                List.of(),
                List.of()));
    }

    private Source next() {
        return new Source(TILL, 1, records.size() + 1L);
    }

    private void record(TillTransaction fact) {
        JournalRecord record = FactChain.append(previous, fact);
        previous = record.hash();
        records.add(record);
    }

    void writeTo(Path archive) throws IOException {
        Map<String, StringBuilder> days = new TreeMap<>();
        for (JournalRecord record : records) {
            days.computeIfAbsent(record.fact().businessDate().toString(), ignored -> new StringBuilder())
                    .append(CanonicalJson.text(record))
                    .append('\n');
        }
        for (Map.Entry<String, StringBuilder> day : days.entrySet()) {
            write(archive, day.getKey(), day.getValue().toString());
        }
    }

    static void write(Path archive, String date, String lines) throws IOException {
        Path folder = Files.createDirectories(archive.resolve("date=" + date));
        try (OutputStream out = new GZIPOutputStream(
                Files.newOutputStream(folder.resolve("part-0-0-" + lines.length() + ".jsonl.gz")))) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }
}
