package io.tillstream.till.crash;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.till.HeadOfficeWithoutReceipts;
import io.tillstream.till.Shop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A head office that outlives the till: what it took is in a file, one line each, and what it knows it takes once. */
final class HeadOfficeOnDisk implements HeadOfficeWithoutReceipts {
    private final Notebook ledger;
    private final List<String> shop;

    HeadOfficeOnDisk(Path file) {
        this(file, Shop.catalogue());
    }

    /** One that tells a till these lines of the protocol. */
    HeadOfficeOnDisk(Path file, List<String> shop) {
        this.ledger = new Notebook(file);
        this.shop = List.copyOf(shop);
    }

    /** One booked record. */
    record Booked(long sequence, String hash, long minor) {
        static Booked parse(String line) {
            String[] parts = line.split(" ", -1);
            return new Booked(Long.parseLong(parts[0]), parts[1], Long.parseLong(parts[2]));
        }

        String line() {
            return sequence + " " + hash + " " + minor;
        }
    }

    List<Booked> booked() throws IOException {
        return ledger.lines().stream().map(Booked::parse).toList();
    }

    @Override
    public Upload upload(byte[] ndjson) throws IOException {
        List<Booked> known = booked();
        long last = known.isEmpty() ? 0 : known.getLast().sequence();
        List<JournalRecord> records = new String(ndjson, StandardCharsets.UTF_8)
                .lines()
                .map(line -> CanonicalJson.decode(line, JournalRecord.class))
                .toList();
        for (JournalRecord record : records) {
            Booked told = new Booked(
                    record.fact().source().sequence(),
                    record.hash().hex(),
                    record.fact() instanceof Sale sale ? sale.total().minor() : 0);
            // A number that comes again with another hash is two sales with one number; it must stay visible.
            if (told.sequence() > last || !known.contains(told)) {
                ledger.add(told.line());
            }
        }
        var newest = records.getLast().fact().source();
        return new Upload.Acknowledged(newest.epoch(), newest.sequence());
    }

    @Override
    public <T> T changes(@Nullable String cursor, Duration wait, AnswerReader<T> reader)
            throws IOException, InterruptedException {
        if (cursor != null) {
            TimeUnit.SECONDS.sleep(wait.toSeconds());
            throw new IOException("There is no news.");
        }
        List<String> lines = new ArrayList<>(shop);
        lines.add(Shop.giftCardGrant("100.00 GBP", Shop.NOON.plusSeconds(3600)));
        String answer = "{\"cursor\":\"c1\",\"more\":false,\"reset\":true}\n" + String.join("\n", lines) + "\n";
        return reader.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
    }
}
