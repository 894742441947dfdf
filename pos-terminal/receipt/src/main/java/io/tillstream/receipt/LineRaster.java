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
        Font font = ReceiptFonts.chinese((PrinterProfile.CELL_HEIGHT - 2) * (float) scale);
        graphics.setFont(emphasis.isBold() ? font.deriveFont(Font.BOLD) : font);
        drawCells(graphics, text, scale, height);
        graphics.dispose();
        return image;
    }

    private static void drawCells(Graphics2D graphics, String text, int scale, int height) {
        FontMetrics metrics = graphics.getFontMetrics();
        int baseline = (height - metrics.getAscent() - metrics.getDescent()) / 2 + metrics.getAscent();
        int x = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int cell = ColumnWidth.of(codePoint) * PrinterProfile.CELL_WIDTH * scale;
            String character = Character.toString(codePoint);
            int width = metrics.stringWidth(character);
            graphics.drawString(character, x + (cell - width) / 2, baseline);
            x += cell;
        }
    }
}
