package io.tillstream.dashboards.people;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text as a QR code that a page draws.
 *
 * @param size width and height in modules, quiet zone included
 * @param path its dark modules as SVG path data
 */
record QrDrawing(int size, String path) {
    private static final int QUIET_ZONE = 4;

    static QrDrawing of(String text) {
        BitMatrix modules = modules(text);
        int size = modules.getWidth();
        String path = IntStream.range(0, size * size)
                .filter(at -> modules.get(at % size, at / size))
                .mapToObj(at -> "M" + at % size + " " + at / size + "h1v1h-1z")
                .collect(Collectors.joining());
        return new QrDrawing(size, path);
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, 1, 1, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Text of " + text.length() + " characters fits no QR code.", e);
        }
    }

    /** The SVG view box. */
    public String viewBox() {
        return "0 0 " + size + " " + size;
    }
}
