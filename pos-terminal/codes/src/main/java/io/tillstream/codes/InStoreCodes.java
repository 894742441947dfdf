package io.tillstream.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layouts of a shop's own codes. */
public final class InStoreCodes {
    /** No code carries a weight or a price; each is an item's number. */
    public static final InStoreCodes PLAIN = new InStoreCodes(List.of());

    private static final Pattern LINE = Pattern.compile("(\\S+)(?:\\s+(\\d))?");
    private static final int GRAMS = 3;

    private final List<InStoreLayout> layouts;

    /**
     * Layouts that hold together.
     *
     * @throws IllegalArgumentException when a code could be meant by two of them
     */
    public InStoreCodes(List<InStoreLayout> layouts) {
        this.layouts = List.copyOf(layouts);
        for (InStoreLayout one : layouts) {
            for (InStoreLayout other : layouts) {
                if (one != other && one.overlaps(other)) {
                    throw new IllegalArgumentException(
                            "Layouts " + one + " and " + other + " begin alike; a code could be meant by both.");
                }
            }
        }
    }

    /**
     * Reads one layout per line, {@code 21IIIIIWWWWWC 3}: the drawing, and for a weight how many of its digits stand behind the
     * kilogram's point, 3 when left out. Empty lines and what follows {@code #} say nothing.
     *
     * @throws IllegalArgumentException when a line cannot be used, with its number and what is right
     */
    public static InStoreCodes parse(List<String> lines) {
        List<InStoreLayout> layouts = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            try {
                layouts.add(layout(line));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Line " + (at + 1) + ": " + e.getMessage(), e);
            }
        }
        return new InStoreCodes(layouts);
    }

    private static InStoreLayout layout(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + line + "\" is not a layout and perhaps one digit of decimals.");
        }
        String decimals = parts.group(2);
        return InStoreLayout.of(parts.group(1), decimals == null ? GRAMS : Integer.parseInt(decimals));
    }

    /** What a scan means in this shop: an item's plain code may carry its weight or price. */
    public Scan read(Scan scan) {
        if (scan instanceof Scan.ItemCode code && code.elements().isEmpty()) {
            for (InStoreLayout layout : layouts) {
                if (layout.fits(code.gtin())) {
                    return layout.read(code);
                }
            }
        }
        return scan;
    }
}
