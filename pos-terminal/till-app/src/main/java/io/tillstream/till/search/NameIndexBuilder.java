package io.tillstream.till.search;

import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Product;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Builds a {@link NameIndex}, item by item. For one thread, once. */
final class NameIndexBuilder {
    /** Ends every name; nobody types it. */
    static final byte END = '\n';

    private final HanScript script;
    private byte[] text = new byte[1 << 16];
    private int length;
    private long[] places = new long[1 << 16];
    private int count;
    private int[] itemAt = new int[1 << 12];
    private final List<Gtin> items = new ArrayList<>();

    private NameIndexBuilder(HanScript script) {
        this.script = script;
    }

    static NameIndex of(Stream<Product> products, HanScript script) {
        NameIndexBuilder builder = new NameIndexBuilder(script);
        products.sequential().forEach(builder::add);
        return builder.built();
    }

    private void add(Product product) {
        if (items.size() == itemAt.length) {
            itemAt = Arrays.copyOf(itemAt, 2 * itemAt.length);
        }
        itemAt[items.size()] = length;
        items.add(product.gtin());
        String traditional = script.folded(product.name().zhTw());
        String simplified = script.folded(product.name().zhCn());
        name(script.folded(product.name().en()));
        name(traditional);
        read(traditional);
        if (!simplified.equals(traditional)) {
            name(simplified);
            read(simplified);
        }
        String code = product.externalCode();
        if (code != null) {
            name(script.folded(code));
        }
        name(product.gtin().ean13());
    }

    /** A name as it is written: found by each of its words, and by each of its Chinese characters. */
    private void name(String name) {
        if (name.isEmpty()) {
            return;
        }
        char before = ' ';
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean begins = HanScript.isHan(letter)
                    || (Character.isLetterOrDigit(letter) && !Character.isLetterOrDigit(before))
                    || i == 0;
            append(String.valueOf(letter), begins);
            before = letter;
        }
        append("\n", false);
    }

    /** A name as it is read: found by its initials from any on, and by its syllables from any on. */
    private void read(String name) {
        if (name.chars().noneMatch(letter -> HanScript.isHan((char) letter))) {
            return;
        }
        StringBuilder initials = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            String syllable = script.reading(name.charAt(i));
            if (!syllable.isBlank()) {
                append(syllable, true);
                initials.append(syllable.charAt(0));
            }
        }
        append("\n", false);
        for (int i = 0; i < initials.length(); i++) {
            append(String.valueOf(initials.charAt(i)), true);
        }
        append("\n", false);
    }

    private void append(String piece, boolean begins) {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        if (begins) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            places[count++] = length;
        }
        if (length + bytes.length > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + bytes.length));
        }
        System.arraycopy(bytes, 0, text, length, bytes.length);
        length += bytes.length;
    }

    private NameIndex built() {
        byte[] names = Arrays.copyOf(text, length);
        for (int i = 0; i < count; i++) {
            places[i] |= first(names, (int) places[i]) << Integer.SIZE;
        }
        // The first four bytes stand above the place: numbers are sorted without asking the text again.
        Arrays.sort(places, 0, count);
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = (int) places[i];
        }
        return new NameIndex(names, sorted, Arrays.copyOf(itemAt, items.size()), items.toArray(Gtin[]::new));
    }

    private static long first(byte[] names, int place) {
        long first = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            first = (first << Byte.SIZE) | (place + i < names.length ? names[place + i] & 0xFF : 0);
        }
        // Signed comparison of the whole number sorts unsigned bytes when the topmost bit is turned.
        return first ^ 0x8000_0000L;
    }
}
