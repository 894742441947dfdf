package io.tillstream.dashboards.orders;

import io.tillstream.receipt.PdfFont;
import io.tillstream.receipt.ReceiptFonts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/**
 * This machine's fonts in one document: Latin letters from a font made for them, everything else from one that has Chinese. What
 * is used of them travels with the PDF. To be closed after the document is saved.
 */
@SuppressWarnings("ReferenceEquality") // fonts of one document are the same or others
final class Typeface implements AutoCloseable {
    private final PDDocument pdf;
    private final List<PdfFont> open = new ArrayList<>();
    private final @Nullable PDFont plain;
    private final @Nullable PDFont bold;
    private @Nullable PDFont chinese;

    Typeface(PDDocument pdf) throws IOException {
        this.pdf = pdf;
        this.plain = latin(false);
        this.bold = latin(true);
    }

    private @Nullable PDFont latin(boolean heavy) throws IOException {
        Optional<PdfFont> found = PdfFont.latin(heavy);
        return found.isEmpty() ? null : taken(found.get());
    }

    private PDFont taken(PdfFont font) throws IOException {
        open.add(font);
        return font.in(pdf);
    }

    /**
     * Characters of one font.
     *
     * @param text what is written
     * @param font by which
     * @param thickened whether it is to be drawn bold, because the font itself is not
     */
    record Run(String text, PDFont font, boolean thickened) {
        float width(float size) throws IOException {
            return font.getStringWidth(text) / 1000 * size;
        }
    }

    /**
     * A text in as few runs as there are changes of font. What no font has is a question mark.
     *
     * @throws ReceiptFonts.FontMissing when it has a character that only a Chinese font would have, and there is none
     */
    List<Run> runs(String text, boolean heavy) throws IOException {
        List<Run> runs = new ArrayList<>();
        StringBuilder next = new StringBuilder();
        PDFont now = null;
        for (int point : text.codePoints().toArray()) {
            String character = Character.toString(Character.isISOControl(point) ? ' ' : point);
            PDFont font = fontOf(character, heavy);
            if (now != null && font != now) {
                runs.add(new Run(next.toString(), now, heavy && now != bold));
                next.setLength(0);
            }
            now = font;
            next.append(has(font, character) ? character : "?");
        }
        if (now != null) {
            runs.add(new Run(next.toString(), now, heavy && now != bold));
        }
        return runs;
    }

    float width(String text, float size, boolean heavy) throws IOException {
        float width = 0;
        for (Run run : runs(text, heavy)) {
            width += run.width(size);
        }
        return width;
    }

    private PDFont fontOf(String character, boolean heavy) throws IOException {
        PDFont latin = heavy && bold != null ? bold : plain;
        if (latin != null && has(latin, character)) {
            return latin;
        }
        PDFont known = chinese;
        if (known == null) {
            known = taken(PdfFont.ofThisMachine());
            chinese = known;
        }
        return known;
    }

    private static boolean has(PDFont font, String character) throws IOException {
        try {
            font.encode(character);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (PdfFont font : open) {
            font.close();
        }
    }
}
