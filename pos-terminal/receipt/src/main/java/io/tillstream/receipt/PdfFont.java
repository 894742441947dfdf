package io.tillstream.receipt;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
 * A font file of this machine that can be put into a PDF: TrueType outlines, for others cannot. It has to stay open until the PDF
 * is saved.
 *
 * @param font the font
 * @param file what it was read from
 */
public record PdfFont(TrueTypeFont font, AutoCloseable file) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PdfFont.class);
    private static final String CHINESE_SAMPLE = "收據會員折扣小票会员积分£¥";

    /** With digits and letters of a like width, so that tables are easy to read; the first that is there. */
    private static final List<String> LATIN = List.of("DejaVuSansCondensed", "LiberationSans", "DejaVuSans");

    private static final class Found {
        // Looking through all font files takes a second; it is done once, and only where a PDF is made.
        private static final List<File> ALL = search();
        private static final Optional<File> FILE =
                ALL.stream().filter(Found::serves).findFirst();

        private static List<File> search() {
            List<File> files = new ArrayList<>();
            for (URI uri : new FontFileFinder().find()) {
                files.add(new File(uri));
            }
            files.sort(Comparator.comparingInt(file -> rank(file.getName())));
            return files;
        }

        private static Optional<File> latin(boolean bold) {
            return LATIN.stream()
                    .flatMap(name ->
                            bold ? Stream.of(name + "-Bold.ttf") : Stream.of(name + ".ttf", name + "-Regular.ttf"))
                    .flatMap(name -> ALL.stream().filter(file -> file.getName().equals(name)))
                    .findFirst();
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
     * Opens one that has Chinese characters.
     *
     * @throws ReceiptFonts.FontMissing when there is none
     */
    public static PdfFont ofThisMachine() throws IOException {
        return open(Found.FILE.orElseThrow(() -> new ReceiptFonts.FontMissing(
                "No TrueType font on this machine has Chinese characters; no PDF can be made of a text with them; install one, on"
                        + " Debian: apt install fonts-wqy-zenhei.")));
    }

    /** Opens one for texts in Latin letters; empty where none of the usual ones is there. */
    public static Optional<PdfFont> latin(boolean bold) throws IOException {
        Optional<File> file = Found.latin(bold);
        return file.isEmpty() ? Optional.empty() : Optional.of(open(file.get()));
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

    /** The font in a document, which takes along what is used of it. */
    public PDFont in(PDDocument pdf) throws IOException {
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
