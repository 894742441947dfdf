package io.tillstream.receipt;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import java.util.Map;
import java.util.Optional;

/** Finds a code drawn as a picture; what is text is no code and gives none. */
final class PictureCodes {
    /** A code needs some height; a line of text is lower. */
    private static final int LOWEST = 40;

    private PictureCodes() {}

    static Optional<Paper.Code> in(Paper.Picture picture) {
        if (picture.dots().height() < LOWEST) {
            return Optional.empty();
        }
        try {
            Result result = new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new DotSource(picture.dots()))),
                            Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE));
            return Optional.of(new Paper.Code(
                    result.getBarcodeFormat().name().replace('_', ' '), result.getText(), 0, picture.position()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** The picture with the white edge a reader expects. */
    private static final class DotSource extends LuminanceSource {
        private static final int EDGE = 16;
        private static final byte WHITE = (byte) 0xFF;

        private final Dots dots;

        DotSource(Dots dots) {
            super(dots.width() + 2 * EDGE, dots.height() + 2 * EDGE);
            this.dots = dots;
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            byte[] result = row != null && row.length >= getWidth() ? row : new byte[getWidth()];
            for (int x = 0; x < getWidth(); x++) {
                int dotX = x - EDGE;
                int dotY = y - EDGE;
                boolean inside = dotX >= 0 && dotY >= 0 && dotX < dots.width() && dotY < dots.height();
                result[x] = inside && dots.isBlack(dotX, dotY) ? 0 : WHITE;
            }
            return result;
        }

        @Override
        public byte[] getMatrix() {
            byte[] matrix = new byte[getWidth() * getHeight()];
            for (int y = 0; y < getHeight(); y++) {
                System.arraycopy(getRow(y, new byte[0]), 0, matrix, y * getWidth(), getWidth());
            }
            return matrix;
        }
    }
}
