package io.tillstream.catalogue;

import io.tillstream.encoding.CanonicalJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The few things on a shelf that are neither store, items, promotions nor members, in the lines head office sends, compressed. */
final class ShelfLines {
    private static final int BUFFER = 64 * 1024;

    private ShelfLines() {}

    static void write(Shelf shelf, OutputStream into) throws IOException {
        FastGzip compressed = new FastGzip(into);
        OutputStream out = new BufferedOutputStream(compressed, BUFFER);
        each(out, "campaign", shelf.campaigns().values());
        each(out, "segments", shelf.segments());
        for (byte[] json : shelf.offers()) {
            line(out, "offers", json);
        }
        each(out, "offerRanking", shelf.offerRanking().stream().toList());
        each(out, "operator", shelf.operators().values());
        each(out, "settings", shelf.settings().values());
        each(out, "bundleAsked", shelf.bundlesAsked().values());
        each(out, "order", shelf.orders().values());
        for (Grant grant : shelf.grants()) {
            switch (grant) {
                case Grant.OfGiftCard card -> line(out, "giftCardGrant", CanonicalJson.encode(card));
                case Grant.OfPoints points -> line(out, "pointsGrant", CanonicalJson.encode(points));
            }
        }
        out.flush();
        compressed.finish();
    }

    static void read(InputStream compressed, Shelf shelf, Instant now) throws IOException {
        takeAll(new NdjsonLines(new GZIPInputStream(compressed, BUFFER)), shelf, now);
    }

    /** The cursor of a file of a former version, which held everything in lines, behind a line with the cursor. */
    record Head(@Nullable String cursor) {}

    static @Nullable String readFormer(InputStream compressed, Shelf shelf, Instant now) throws IOException {
        NdjsonLines lines = new NdjsonLines(new GZIPInputStream(compressed, BUFFER));
        byte[] head = lines.next();
        takeAll(lines, shelf, now);
        return head == null ? null : CanonicalJson.decode(head, Head.class).cursor();
    }

    private static void takeAll(NdjsonLines lines, Shelf shelf, Instant now) throws IOException {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            shelf.take(Change.parse(line), now);
        }
        shelf.settle();
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
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
