package io.tillstream.receipt;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a phone reads that passes over a receipt from top to bottom and sees as much of it as is wide. */
final class QrCodes {
    private static final int STEPS_A_WIDTH = 8;

    private QrCodes() {}

    static Set<String> on(BufferedImage paper) {
        Set<String> codes = new LinkedHashSet<>();
        int side = paper.getWidth();
        for (int top = 0; top < paper.getHeight(); top += side / STEPS_A_WIDTH) {
            int height = Math.min(side, paper.getHeight() - top);
            at(paper.getSubimage(0, top, side, height)).ifPresent(codes::add);
        }
        return codes;
    }

    private static Optional<String> at(BufferedImage part) {
        int[] pixels = part.getRGB(0, 0, part.getWidth(), part.getHeight(), null, 0, part.getWidth());
        RGBLuminanceSource seen = new RGBLuminanceSource(part.getWidth(), part.getHeight(), pixels);
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(seen)))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }
}
