package io.tillstream.receipt;

import io.tillstream.checkout.receipt.ColumnWidth;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** In which of the printer's own characters text is sent. A line with a character it has not is sent as a picture. */
public enum TextMode {
    /** Latin 1 with the euro sign: any printer of the western models. */
    CODE_PAGE,
    /** The same, and the two-byte part of GB18030: printers with a Chinese character memory. */
    GB18030,
    /** ASCII only: printers whose code tables are not to be trusted. */
    RASTER;

    /** Of {@code code-page}, {@code gb18030} or {@code raster}; empty for anything else. */
    public static Optional<TextMode> of(String text) {
        for (TextMode mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /** The characters a glyph is sent in; empty for one that has to be drawn. */
    Optional<Charset> tableOf(int codePoint) {
        if (codePoint < 0x80) {
            return Optional.of(CodePage.LATIN);
        }
        return switch (this) {
            case RASTER -> Optional.empty();
            case CODE_PAGE -> latin(codePoint);
            case GB18030 ->
                latin(codePoint).or(() -> isTwoBytesWide(codePoint) ? Optional.of(CodePage.CHINESE) : Optional.empty());
        };
    }

    private static Optional<Charset> latin(int codePoint) {
        return CodePage.canPrint(Character.toString(codePoint)) ? Optional.of(CodePage.LATIN) : Optional.empty();
    }

    /** Printers have the two-byte characters only, and print each of them two columns wide. */
    private static boolean isTwoBytesWide(int codePoint) {
        return ColumnWidth.of(codePoint) == 2 && Character.toString(codePoint).getBytes(CodePage.CHINESE).length == 2;
    }
}
