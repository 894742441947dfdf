package io.tillstream.portal.enrolment;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.tillstream.codes.MemberCard;
import io.tillstream.events.OrderId;
import java.util.Map;

/**
 * A member's card, or an order's number, as a QR code of its text, drawn as one SVG path.
 *
 * @param size width and height in modules, quiet zone included
 * @param path the dark modules as SVG path data
 */
public record CardQr(int size, String path) {
    private static final int QUIET_ZONE = 4;

    public static CardQr of(MemberCard card) {
        return of(card.text());
    }

    /** Of an order, to be shown where it is handed over. */
    public static CardQr of(OrderId order) {
        return of(order.value());
    }

    private static CardQr of(String text) {
        try {
            BitMatrix matrix = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new CardQr(matrix.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalStateException("So few characters always fit a QR code.", e);
        }
    }

    /** The SVG view box. */
    public String viewBox() {
        return "0 0 " + size + " " + size;
    }
}
