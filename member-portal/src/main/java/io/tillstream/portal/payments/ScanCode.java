package io.tillstream.portal.payments;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

/**
 * The provider's text as a QR code, opaque to the portal.
 *
 * @param viewBox of the SVG, quiet zone included
 * @param path the dark modules as SVG path data
 */
record ScanCode(String viewBox, String path) {
    static ScanCode of(String text) {
        try {
            BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1);
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new ScanCode("0 0 " + matrix.getWidth() + " " + matrix.getHeight(), path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException("No QR code holds " + text.length() + " characters.", e);
        }
    }
}
