package io.tillstream.receipt;

import com.google.zxing.common.BitMatrix;
import io.tillstream.checkout.receipt.ColumnWidth;
import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.checkout.receipt.PaperLine;
import io.tillstream.checkout.receipt.ReceiptDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * A receipt document as a PDF of one page as wide as 80 mm paper and as long as the receipt, for who wants it without paper.
 * Its text can be searched; its font, of this machine, travels with it.
 */
public final class ReceiptPdf {
    private static final PaperLayout LAYOUT = new PaperLayout(PrinterProfile.MM_80.columns());
    /** 80 mm and 4 mm, in points of 1/72 inch. */
    private static final float WIDTH = 226.8f;

    private static final float MARGIN = 11.3f;
    private static final float CELL = (WIDTH - 2 * MARGIN) / PrinterProfile.MM_80.columns();
    private static final float LINE = CELL * PrinterProfile.LINE_HEIGHT / PrinterProfile.CELL_WIDTH;
    private static final float MOST_QR_MODULE = 2.2f;
    private static final float MOST_QR_WIDTH = 104;
    /** Of its cells, what a glyph may fill. */
    private static final float ROOM = 0.94f;

    private static final float BOLD_STROKE = 0.25f;

    private final PDPageContentStream page;
    private final PDFont font;
    private float y;

    private ReceiptPdf(PDPageContentStream page, PDFont font, float top) {
        this.page = page;
        this.font = font;
        this.y = top;
    }

    /**
     * The PDF file's bytes.
     *
     * @throws ReceiptFonts.FontMissing when no font of this machine has Chinese characters and can travel with a PDF
     */
    public static byte[] of(ReceiptDocument document) {
        List<PaperLine> lines = LAYOUT.lay(document);
        float height = 2 * MARGIN;
        for (PaperLine line : lines) {
            height += height(line);
        }
        try (PDDocument pdf = new PDDocument();
                PdfFont font = PdfFont.ofThisMachine()) {
            PDPage paper = new PDPage(new PDRectangle(WIDTH, height));
            pdf.addPage(paper);
            pdf.getDocumentCatalog().setLanguage(document.language().tag());
            try (PDPageContentStream page = new PDPageContentStream(pdf, paper)) {
                ReceiptPdf drawing = new ReceiptPdf(page, font.in(pdf), height - MARGIN);
                for (PaperLine line : lines) {
                    drawing.draw(line);
                    drawing.y -= height(line);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A receipt could not be made into a PDF.", e);
        }
    }

    private static float height(PaperLine line) {
        return switch (line) {
            case PaperLine.Printed(String _, Emphasis emphasis) -> LINE * emphasis.scale();
            case PaperLine.QrCode(String content) -> qrHeight(QrModules.of(content)) + LINE;
            case PaperLine.Cut(), PaperLine.OpenDrawer() -> 0;
        };
    }

    private void draw(PaperLine line) throws IOException {
        switch (line) {
            case PaperLine.Printed(String text, Emphasis emphasis) -> text(text, emphasis);
            case PaperLine.QrCode(String content) -> qrCode(content);
            case PaperLine.Cut(), PaperLine.OpenDrawer() -> {
                // Nothing to see.
            }
        }
    }

    /** Each character in the cells its columns give it, as on paper. */
    private void text(String text, Emphasis emphasis) throws IOException {
        float scale = emphasis.scale();
        float size = 2 * CELL * scale;
        float base = y - LINE * scale + 0.3f * size;
        float x = MARGIN;
        page.setLineWidth(BOLD_STROKE * scale);
        for (int codePoint : CodePage.harmless(text).codePoints().toArray()) {
            float cell = ColumnWidth.of(codePoint) * CELL * scale;
            String glyph = shown(codePoint);
            if (!glyph.isBlank()) {
                float natural = font.getStringWidth(glyph) / 1000 * size;
                float width = Math.min(natural, ROOM * cell);
                page.beginText();
                page.setRenderingMode(emphasis.isBold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
                page.setFont(font, size);
                page.setHorizontalScaling(100 * width / natural);
                page.newLineAtOffset(x + (cell - width) / 2, base);
                page.showText(glyph);
                page.endText();
            }
            x += cell;
        }
    }

    /** What the font has for a character; a question mark where it has nothing. */
    private String shown(int codePoint) throws IOException {
        String glyph = Character.toString(codePoint);
        try {
            font.encode(glyph);
            return glyph;
        } catch (IllegalArgumentException e) {
            return "?";
        }
    }

    private static float qrModule(BitMatrix modules) {
        return Math.min(MOST_QR_MODULE, MOST_QR_WIDTH / modules.getWidth());
    }

    private static float qrHeight(BitMatrix modules) {
        return modules.getHeight() * qrModule(modules);
    }

    private void qrCode(String content) throws IOException {
        BitMatrix modules = QrModules.of(content);
        float left = (WIDTH - qrHeight(modules)) / 2;
        float module = qrModule(modules);
        for (int row = 0; row < modules.getHeight(); row++) {
            for (int column = 0; column < modules.getWidth(); column++) {
                if (modules.get(column, row)) {
                    page.addRect(left + column * module, y - (row + 1) * module, module, module);
                }
            }
        }
        page.fill();
    }
}
