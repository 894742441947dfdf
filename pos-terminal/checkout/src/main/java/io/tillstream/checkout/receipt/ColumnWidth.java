package io.tillstream.checkout.receipt;

import java.util.stream.IntStream;

/** How many columns of a printer text takes: full-width characters take two, combining marks none. */
public final class ColumnWidth {
    /** Wide and full-width blocks of Unicode Standard Annex 11, first and last code point. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3041, 0x33FF},
        {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF},
        {0xA000, 0xA4CF},
        {0xA960, 0xA97C},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE10, 0xFE19},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD},
    };

    private ColumnWidth() {}

    public static int of(String text) {
        return text.codePoints().map(ColumnWidth::of).sum();
    }

    /** 0, 1 or 2. */
    public static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.CONTROL) {
            return 0;
        }
        boolean wide =
                IntStream.range(0, WIDE.length).anyMatch(i -> codePoint >= WIDE[i][0] && codePoint <= WIDE[i][1]);
        return wide ? 2 : 1;
    }
}
