package io.tillstream.till.screen;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** A QR code as a drawing in the page: nothing is loaded for it, and it is sharp at any size. */
final class QrCode {
    /** The standard asks for four squares of light around it. */
    private static final int QUIET_ZONE = 4;

    private QrCode() {}

    /** Draws a text, whatever it says. */
    static TillScreen.QrDrawing of(String text) {
        try {
            BitMatrix bits =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < bits.getHeight(); y++) {
                int x = 0;
                while (x < bits.getWidth()) {
                    int from = x;
                    while (x < bits.getWidth() && bits.get(x, y)) {
                        x++;
                    }
                    if (x > from) {
                        path.append('M').append(from).append(' ').append(y);
                        path.append('h')
                                .append(x - from)
                                .append("v1h")
                                .append(from - x)
                                .append('z');
                    }
                    x++;
                }
            }
            int side = bits.getWidth() + 2 * QUIET_ZONE;
            return new TillScreen.QrDrawing(
                    "-" + QUIET_ZONE + " -" + QUIET_ZONE + " " + side + " " + side, path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException("No QR code holds " + text.length() + " characters.", e);
        }
    }
}
