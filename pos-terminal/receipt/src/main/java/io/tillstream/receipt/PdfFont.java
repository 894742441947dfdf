package io.tillstream.receipt;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.autodetect.FontFileFinder;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A font file of this machine that has Chinese characters and can be put into a PDF: TrueType outlines, for others cannot.
 *
 * @param font the font
 * @param file what it was read from
 */
record PdfFont(TrueTypeFont font, AutoCloseable file) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PdfFont.class);
    private static final String CHINESE_SAMPLE = "收據會員折扣小票会员积分£¥";

    private static final class Found {
        // Looking through all font files takes a second; it is done once, and only where a PDF is made.
        private static final Optional<File> FILE = search();

        private static Optional<File> search() {
            List<File> files = new ArrayList<>();
            for (URI uri : new FontFileFinder().find()) {
                files.add(new File(uri));
            }
            files.sort(Comparator.comparingInt(file -> rank(file.getName())));
            return files.stream().filter(Found::serves).findFirst();
        }

        private static int rank(String name) {
            String small = name.toLowerCase(Locale.ROOT);
            return small.contains("wqy") ? 0 : small.contains("cjk") || small.contains("han") ? 1 : 2;
        }

        private static boolean serves(File file) {
            try (PdfFont font = open(file)) {
                CmapLookup glyphs = font.font.getUnicodeCmapLookup();
                return font.font.getTableMap().containsKey("glyf")
                        && CHINESE_SAMPLE.codePoints().allMatch(codePoint -> glyphs.getGlyphId(codePoint) != 0);
            } catch (IOException | RuntimeException e) {
                LOG.debug("Font file {} cannot be used: {}", file, e.getMessage());
                return false;
            }
        }
    }

    /**
     * Opens it.
     *
     * @throws ReceiptFonts.FontMissing when there is none
     */
    static PdfFont ofThisMachine() throws IOException {
        return open(Found.FILE.orElseThrow(() -> new ReceiptFonts.FontMissing(
                "No TrueType font on this machine has Chinese characters; a receipt cannot be made into a PDF; install one, on"
                        + " Debian: apt install fonts-wqy-zenhei.")));
    }

    private static PdfFont open(File file) throws IOException {
        if (!file.getName().toLowerCase(Locale.ROOT).endsWith(".ttc")) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(file));
            return new PdfFont(font, font);
        }
        TrueTypeCollection collection = new TrueTypeCollection(file);
        List<TrueTypeFont> fonts = new ArrayList<>();
        collection.processAllFonts(fonts::add);
        return new PdfFont(fonts.getFirst(), collection);
    }

    PDFont in(PDDocument pdf) throws IOException {
        return PDType0Font.load(pdf, font, true);
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("A font file cannot be closed.", e);
        }
    }
}
