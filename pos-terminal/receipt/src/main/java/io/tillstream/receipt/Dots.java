package io.tillstream.receipt;

import java.util.BitSet;

/**
 * A black and white picture.
 *
 * @param width in dots
 * @param height in dots
 * @param black the black ones, row by row from the top left
 */
public record Dots(int width, int height, BitSet black) {
    public Dots {
        black = (BitSet) black.clone();
    }

    /** Rows of bytes, the highest bit leftmost, as GS v 0 and GS ( L send them. */
    static Dots ofRows(byte[] bytes, int offset, int bytesPerRow, int height) {
        BitSet black = new BitSet(bytesPerRow * 8 * height);
        for (int i = 0; i < bytesPerRow * height; i++) {
            for (int bit = 0; bit < 8; bit++) {
                if ((bytes[offset + i] & (0x80 >> bit)) != 0) {
                    black.set(i * 8 + bit);
                }
            }
        }
        return new Dots(bytesPerRow * 8, height, black);
    }

    @Override
    public BitSet black() {
        return (BitSet) black.clone();
    }

    boolean isBlack(int x, int y) {
        return black.get(y * width + x);
    }
}
