package io.tillstream.till.catalogue;

import io.tillstream.checkout.pricing.ItemPrices;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.assortment.Store;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shelf on disk, so that a till without network sells right after a start: a head with the cursor, then the same
 * lines head office sends, compressed, replaced as a whole, and checked as a whole by gzip's own sum.
 */
final class SnapshotFile {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

    private final Path file;

    SnapshotFile(Path file) {
        this.file = file;
    }

    /**
     * What was read back.
     *
     * @param shelf everything that was known
     * @param cursor how far head office had been read, or absent
     */
    record Loaded(Shelf shelf, @Nullable String cursor) {}

    record Head(@Nullable String cursor) {}

    /** An empty shelf when there is no file, or none that can be used: everything in it can be learnt again. */
    Loaded load(Instant now) {
        if (!Files.exists(file)) {
            return new Loaded(new Shelf(), null);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 64 * 1024)) {
            NdjsonLines lines = new NdjsonLines(in);
            Shelf shelf = new Shelf();
            byte[] head = lines.next();
            String cursor =
                    head == null ? null : CanonicalJson.decode(head, Head.class).cursor();
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                shelf.take(Change.parse(line), now);
            }
            shelf.settle();
            return new Loaded(shelf, cursor);
        } catch (IOException | UnreadableFact e) {
            LOG.warn("File {} cannot be used and is learnt again from head office: {}", file, e.getMessage());
            return new Loaded(new Shelf(), null);
        }
    }

    void save(Shelf shelf, @Nullable String cursor) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolve("..").normalize());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = new BufferedOutputStream(new FastGzip(Files.newOutputStream(fresh)), 64 * 1024)) {
            out.write(CanonicalJson.encode(new Head(cursor)));
            out.write('\n');
            Store store = shelf.store;
            if (store != null) {
                line(out, "store", CanonicalJson.encode(store));
            }
            each(out, "campaign", shelf.campaigns.values());
            each(out, "promotion", shelf.promotions.values());
            each(out, "product", shelf.products.values());
            for (ItemPrices prices : shelf.prices.values()) {
                each(out, "price", prices.latestFirst().reversed());
            }
            each(out, "stock", shelf.stock.values());
            each(out, "member", shelf.members.values());
            each(out, "points", shelf.points.values());
            for (byte[] json : shelf.offers.values()) {
                line(out, "offers", json);
            }
            for (Grant grant : shelf.grants.values()) {
                switch (grant) {
                    case Grant.OfGiftCard card -> line(out, "giftCardGrant", CanonicalJson.encode(card));
                    case Grant.OfPoints points -> line(out, "pointsGrant", CanonicalJson.encode(points));
                }
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void each(OutputStream out, String kind, Iterable<?> values) throws IOException {
        for (Object value : values) {
            line(out, kind, CanonicalJson.encode(value));
        }
    }

    private static void line(OutputStream out, String kind, byte[] json) throws IOException {
        out.write(("{\"" + kind + "\":").getBytes(StandardCharsets.US_ASCII));
        out.write(json);
        out.write('}');
        out.write('\n');
    }

    /** The file is written while customers wait: speed before size. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(java.util.zip.Deflater.BEST_SPEED);
        }
    }
}
