package io.tillstream.dashboards.orders;

import io.tillstream.receipt.ReceiptFonts;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** A purchase order on A4: who orders, from whom, where to and when, and a table of what, over as many pages as it takes. */
final class OrderPdf implements AutoCloseable {
    private static final float MARGIN = 50;
    private static final float RIGHT = PDRectangle.A4.getWidth() - MARGIN;
    private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;
    /** Below this a row goes to the next page. */
    private static final float LOWEST = 92;

    private static final float TEXT = 9.5f;
    private static final float SMALL = 8;
    private static final float LINE = 12.5f;
    private static final Color INK = new Color(0x18, 0x21, 0x2b);
    private static final Color SOFT = new Color(0x56, 0x62, 0x70);
    private static final Color RULE = new Color(0xc9, 0xd0, 0xd6);
    private static final Color HEAD = new Color(0xee, 0xf1, 0xf0);

    /** Left edges of the columns; amounts end at the right edge of theirs. */
    private static final float[] LEFT = {MARGIN, 70, 146, 200, 346, 418, 480};

    private static final float[] ENDS = {66, 142, 196, 342, 414, 476, RIGHT};
    private static final int FIRST_AMOUNT = 4;

    private final PDDocument pdf = new PDDocument();
    private final Typeface face;
    private final OrderSheet sheet;
    private final List<PDPageContentStream> pages = new ArrayList<>();
    private float y;

    private OrderPdf(OrderSheet sheet) throws IOException {
        this.sheet = sheet;
        this.face = new Typeface(pdf);
    }

    /**
     * The file's bytes.
     *
     * @throws ReceiptFonts.FontMissing when it has characters that no font of this machine has
     */
    static byte[] of(OrderSheet sheet) {
        try (OrderPdf drawing = new OrderPdf(sheet)) {
            return drawing.draw();
        } catch (IOException e) {
            throw new UncheckedIOException("Order " + sheet.number() + " could not be made into a PDF.", e);
        }
    }

    private byte[] draw() throws IOException {
        pdf.getDocumentCatalog().setLanguage(sheet.language().tag());
        pdf.getDocumentInformation().setTitle(sheet.title() + " " + sheet.number());
        begin();
        heading();
        tableHead();
        int number = 1;
        for (OrderSheet.Row row : sheet.rows()) {
            row(number++, row);
        }
        end();
        footers();
        for (PDPageContentStream page : pages) {
            page.close();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }

    private PDPageContentStream page() {
        return pages.getLast();
    }

    private void begin() throws IOException {
        PDPage paper = new PDPage(PDRectangle.A4);
        pdf.addPage(paper);
        pages.add(new PDPageContentStream(pdf, paper));
        y = TOP;
    }

    private void heading() throws IOException {
        write(sheet.title(), MARGIN, y - 20, 22, true, INK);
        end(sheet.number(), RIGHT, y - 12, 13, true, INK);
        end(sheet.ordered(), RIGHT, y - 27, TEXT, false, SOFT);
        y -= 48;
        rule(y);
        float left = party(MARGIN, sheet.from());
        float middle = party(MARGIN + 175, sheet.to());
        float right = party(MARGIN + 350, sheet.when());
        y = Math.min(left, Math.min(middle, right)) - 14;
    }

    /** A heading with lines below; answers where it ends. */
    private float party(float x, OrderSheet.Part part) throws IOException {
        float below = y - 16;
        write(part.heading(), x, below, SMALL, false, SOFT);
        below -= 15;
        boolean first = true;
        for (String text : part.lines()) {
            for (String line : wrapped(text, 160, first ? 11 : TEXT, first)) {
                write(line, x, below, first ? 11 : TEXT, first, INK);
                below -= 13.5f;
            }
            first = false;
        }
        return below;
    }

    private void tableHead() throws IOException {
        page().setNonStrokingColor(HEAD);
        page().addRect(MARGIN - 6, y - 17, RIGHT - MARGIN + 12, 20);
        page().fill();
        for (int column = 0; column < LEFT.length; column++) {
            String head = sheet.heads().get(column);
            if (column >= FIRST_AMOUNT) {
                end(head, ENDS[column], y - 10, SMALL, true, SOFT);
            } else {
                write(head, LEFT[column], y - 10, SMALL, true, SOFT);
            }
        }
        y -= 20;
    }

    private void row(int number, OrderSheet.Row row) throws IOException {
        List<String> name = wrapped(row.name(), ENDS[3] - LEFT[3], TEXT, false);
        List<String> code = wrapped(row.code(), ENDS[2] - LEFT[2], TEXT, false);
        float height = LINE * Math.max(name.size(), code.size()) + 6;
        if (y - height < LOWEST) {
            begin();
            write(sheet.title() + " " + sheet.number(), MARGIN, y - 8, TEXT, true, SOFT);
            y -= 22;
            tableHead();
        }
        float base = y - LINE;
        write(String.valueOf(number), LEFT[0], base, TEXT, false, SOFT);
        write(row.item(), LEFT[1], base, TEXT, false, INK);
        for (int line = 0; line < code.size(); line++) {
            write(code.get(line), LEFT[2], base - line * LINE, TEXT, false, INK);
        }
        for (int line = 0; line < name.size(); line++) {
            write(name.get(line), LEFT[3], base - line * LINE, TEXT, false, INK);
        }
        end(row.packs(), ENDS[4], base, TEXT, false, INK);
        end(row.quantity(), ENDS[5], base, TEXT, true, INK);
        end(row.cost(), ENDS[6], base, TEXT, false, INK);
        y -= height;
        rule(y);
    }

    private void end() throws IOException {
        if (y - 74 < LOWEST) {
            begin();
        }
        y -= 18;
        end(sheet.sum(), RIGHT, y, 10.5f, true, INK);
        y -= 22;
        for (String line : wrapped(sheet.note(), RIGHT - MARGIN, TEXT, false)) {
            write(line, MARGIN, y, TEXT, false, INK);
            y -= LINE;
        }
    }

    /** Written last, because only then it is known how many pages there are. */
    private void footers() throws IOException {
        for (int i = 0; i < pages.size(); i++) {
            PDPageContentStream page = pages.get(i);
            page.setStrokingColor(RULE);
            page.setLineWidth(0.5f);
            page.moveTo(MARGIN, 62);
            page.lineTo(RIGHT, 62);
            page.stroke();
            write(page, sheet.title() + " " + sheet.number(), MARGIN, 46, SMALL, false, SOFT);
            String place = sheet.page(i + 1, pages.size());
            write(page, place, RIGHT - face.width(place, SMALL, false), 46, SMALL, false, SOFT);
        }
    }

    private void rule(float at) throws IOException {
        page().setStrokingColor(RULE);
        page().setLineWidth(0.5f);
        page().moveTo(MARGIN, at);
        page().lineTo(RIGHT, at);
        page().stroke();
    }

    private void end(String text, float right, float base, float size, boolean heavy, Color color) throws IOException {
        write(text, right - face.width(text, size, heavy), base, size, heavy, color);
    }

    private void write(String text, float x, float base, float size, boolean heavy, Color color) throws IOException {
        write(page(), text, x, base, size, heavy, color);
    }

    private void write(
            PDPageContentStream page, String text, float x, float base, float size, boolean heavy, Color color)
            throws IOException {
        page.setNonStrokingColor(color);
        page.setStrokingColor(color);
        page.setLineWidth(size / 40);
        float at = x;
        for (Typeface.Run run : face.runs(text, heavy)) {
            page.beginText();
            page.setRenderingMode(run.thickened() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            page.setFont(run.font(), size);
            page.newLineAtOffset(at, base);
            page.showText(run.text());
            page.endText();
            at += run.width(size);
        }
    }

    /** Lines no wider than a column, broken after spaces, or anywhere where there are none. */
    private List<String> wrapped(String text, float most, float size, boolean heavy) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            line.appendCodePoint(point);
            if (line.length() > 1 && face.width(line.toString(), size, heavy) > most) {
                int space = line.lastIndexOf(" ", line.length() - 2);
                int until = space > 0 ? space + 1 : line.length() - Character.charCount(point);
                lines.add(line.substring(0, until).strip());
                line.delete(0, until);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public void close() throws IOException {
        try (pdf;
                face) {
            // Both are closed, the fonts first.
        }
    }
}
