package io.tillstream.receipt;

import com.google.zxing.common.BitMatrix;
import io.tillstream.checkout.receipt.ColumnWidth;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Paper as a picture: dot for dot what the printer was told, in a font of this machine where the printer has its own. */
public final class PaperPicture {
    private static final Color PAPER = new Color(0xFD, 0xFC, 0xF8);
    private static final Color INK = new Color(0x20, 0x20, 0x24);
    private static final Color EDGE = new Color(0xC8, 0xC6, 0xC0);
    private static final int MARGIN = 32;
    private static final int CUT_HEIGHT = 24;
    private static final int FONT_SIZE = 20;

    private final PrinterProfile profile;

    private PaperPicture(PrinterProfile profile) {
        this.profile = profile;
    }

    /** The picture as a PNG file's bytes. */
    public static byte[] png(Paper paper, PrinterProfile profile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(of(paper, profile), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("An array in memory takes every byte.", e);
        }
        return bytes.toByteArray();
    }

    public static BufferedImage of(Paper paper, PrinterProfile profile) {
        PaperPicture picture = new PaperPicture(profile);
        int height =
                2 * MARGIN + paper.items().stream().mapToInt(picture::height).sum();
        BufferedImage image = new BufferedImage(profile.dots() + 2 * MARGIN, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, image.getWidth(), height);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        int y = MARGIN;
        for (Paper.Item item : paper.items()) {
            picture.draw(item, graphics, y);
            y += picture.height(item);
        }
        graphics.dispose();
        return image;
    }

    private int height(Paper.Item item) {
        return switch (item) {
            case Paper.TextLine line ->
                line.spans().stream()
                        .mapToInt(
                                span -> PrinterProfile.CELL_HEIGHT * span.look().height())
                        .reduce(PrinterProfile.LINE_HEIGHT, Math::max);
            case Paper.Picture picture -> picture.dots().height();
            case Paper.Code code -> codeSize(code);
            case Paper.Feed feed -> feed.dots();
            case Paper.Cut _ -> CUT_HEIGHT;
            case Paper.DrawerPulse _, Paper.Question _, Paper.NotUnderstood _ -> 0;
        };
    }

    private void draw(Paper.Item item, Graphics2D graphics, int y) {
        switch (item) {
            case Paper.TextLine line -> text(line, graphics, y);
            case Paper.Picture picture -> dots(picture, graphics, y);
            case Paper.Code code -> code(code, graphics, y);
            case Paper.Cut _ -> cut(graphics, y + CUT_HEIGHT / 2);
            case Paper.Feed _, Paper.DrawerPulse _, Paper.Question _, Paper.NotUnderstood _ -> {
                // White paper, or nothing on paper at all.
            }
        }
    }

    private int left(Paper.Position position, int width) {
        return MARGIN
                + switch (position) {
                    case LEFT -> 0;
                    case CENTRE -> Math.max(0, (profile.dots() - width) / 2);
                    case RIGHT -> Math.max(0, profile.dots() - width);
                };
    }

    private void text(Paper.TextLine line, Graphics2D graphics, int y) {
        int width = line.spans().stream()
                .mapToInt(span -> ColumnWidth.of(span.text())
                        * PrinterProfile.CELL_WIDTH
                        * span.look().width())
                .sum();
        int x = left(line.position(), width);
        for (Paper.Span span : line.spans()) {
            for (int codePoint : span.text().codePoints().toArray()) {
                x += character(codePoint, span.look(), graphics, x, y, height(line));
            }
        }
    }

    /** Draws one character at the bottom of its line and returns the width of its cell. */
    private static int character(int codePoint, Paper.Look look, Graphics2D graphics, int x, int y, int lineHeight) {
        int cell = ColumnWidth.of(codePoint) * PrinterProfile.CELL_WIDTH * look.width();
        int height = PrinterProfile.CELL_HEIGHT * look.height();
        int top = y + (lineHeight - height) / 2;
        if (codePoint == '─') {
            graphics.setColor(INK);
            graphics.fillRect(x, y + lineHeight / 2 - 1, cell, 2);
            return cell;
        }
        Font plain =
                ColumnWidth.of(codePoint) == 2 ? ReceiptFonts.chinese(FONT_SIZE + 2) : ReceiptFonts.latin(FONT_SIZE);
        Font font = look.bold() ? plain.deriveFont(Font.BOLD) : plain;
        if (look.inverse()) {
            graphics.setColor(INK);
            graphics.fillRect(x, top, cell, height);
        }
        graphics.setColor(look.inverse() ? PAPER : INK);
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, top);
        graphics.scale(look.width(), look.height());
        graphics.setFont(font);
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(Character.toString(codePoint), 0, PrinterProfile.CELL_HEIGHT - metrics.getDescent());
        graphics.setTransform(before);
        if (look.underlined()) {
            graphics.fillRect(x, top + height - 2, cell, 2);
        }
        return cell;
    }

    private void dots(Paper.Picture picture, Graphics2D graphics, int y) {
        Dots dots = picture.dots();
        int x = left(picture.position(), dots.width());
        graphics.setColor(INK);
        for (int row = 0; row < dots.height(); row++) {
            for (int column = 0; column < dots.width(); column++) {
                if (dots.isBlack(column, row)) {
                    graphics.fillRect(x + column, y + row, 1, 1);
                }
            }
        }
    }

    private static int codeSize(Paper.Code code) {
        return code.kind().equals("QR Code")
                ? QrModules.of(code.content()).getHeight() * code.moduleDots()
                : PrinterProfile.LINE_HEIGHT;
    }

    private void code(Paper.Code code, Graphics2D graphics, int y) {
        graphics.setColor(INK);
        if (!code.kind().equals("QR Code")) {
            graphics.setFont(ReceiptFonts.latin(FONT_SIZE));
            graphics.drawString("[" + code.kind() + " " + code.content() + "]", MARGIN, y + PrinterProfile.CELL_HEIGHT);
            return;
        }
        BitMatrix modules = QrModules.of(code.content());
        int size = code.moduleDots();
        int x = left(code.position(), modules.getWidth() * size);
        for (int row = 0; row < modules.getHeight(); row++) {
            for (int column = 0; column < modules.getWidth(); column++) {
                if (modules.get(column, row)) {
                    graphics.fillRect(x + column * size, y + row * size, size, size);
                }
            }
        }
    }

    private void cut(Graphics2D graphics, int y) {
        graphics.setColor(EDGE);
        float[] dashes = {8, 6};
        graphics.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, dashes, 0));
        graphics.drawLine(0, y, profile.dots() + 2 * MARGIN, y);
    }
}
