package io.tillstream.receipt;

import io.tillstream.checkout.receipt.ColumnWidth;
import io.tillstream.checkout.receipt.Emphasis;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** One line of text as dots, each character in the cells the columns give it. */
final class LineRaster {
    private LineRaster() {}

    static BufferedImage draw(String text, Emphasis emphasis, int dots) {
        int scale = emphasis.scale();
        int height = Math.max(PrinterProfile.LINE_HEIGHT, PrinterProfile.CELL_HEIGHT * scale);
        BufferedImage image = new BufferedImage(dots, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, dots, height);
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        drawCells(graphics, text, emphasis, height);
        graphics.dispose();
        return image;
    }

    /** Narrow characters in the font of the lines around, wide ones in a Chinese font, on one base line. */
    private static void drawCells(Graphics2D graphics, String text, Emphasis emphasis, int height) {
        int scale = emphasis.scale();
        int style = emphasis.isBold() ? Font.BOLD : Font.PLAIN;
        Font wide = ReceiptFonts.chinese((PrinterProfile.CELL_HEIGHT - 2) * (float) scale)
                .deriveFont(style);
        Font narrow = ReceiptFonts.latin((PrinterProfile.CELL_HEIGHT - 4) * (float) scale)
                .deriveFont(style);
        FontMetrics wideMetrics = graphics.getFontMetrics(wide);
        int baseline = (height - wideMetrics.getAscent() - wideMetrics.getDescent()) / 2 + wideMetrics.getAscent();
        int x = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int columns = ColumnWidth.of(codePoint);
            Font font = columns == 1 && narrow.canDisplay(codePoint) ? narrow : wide;
            int cell = columns * PrinterProfile.CELL_WIDTH * scale;
            String character = Character.toString(codePoint);
            graphics.setFont(font);
            int width = graphics.getFontMetrics().stringWidth(character);
            graphics.drawString(character, x + (cell - width) / 2, baseline);
            x += cell;
        }
    }
}
