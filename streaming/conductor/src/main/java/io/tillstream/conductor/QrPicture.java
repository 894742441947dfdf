package io.tillstream.conductor;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code for a terminal, and for a file. */
final class QrPicture {
    private static final int QUIET = 4;
    private static final int DOTS_PER_MODULE = 8;
    private static final int WHITE = 0xFFFFFF;

    private final BitMatrix modules;

    private QrPicture(BitMatrix modules) {
        this.modules = modules;
    }

    static QrPicture of(String text) {
        try {
            return new QrPicture(new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M)));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Text of " + text.length() + " characters fits no QR code.", e);
        }
    }

    /** Two rows of modules per line, white ones printed: terminals are dark more often than not. */
    String forTerminal() {
        StringBuilder lines = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y += 2) {
            for (int x = 0; x < modules.getWidth(); x++) {
                boolean upper = isWhite(x, y);
                boolean lower = isWhite(x, y + 1);
                lines.append(upper ? (lower ? '█' : '▀') : (lower ? '▄' : ' '));
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private boolean isWhite(int x, int y) {
        return y >= modules.getHeight() || !modules.get(x, y);
    }

    BufferedImage image() {
        int width = modules.getWidth() * DOTS_PER_MODULE;
        int height = modules.getHeight() * DOTS_PER_MODULE;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, modules.get(x / DOTS_PER_MODULE, y / DOTS_PER_MODULE) ? 0 : WHITE);
            }
        }
        return image;
    }

    void save(Path png) throws IOException {
        ImageIO.write(image(), "png", png.toFile());
    }
}
