package io.tillstream.catalogue;

import io.tillstream.events.Language;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Walks through the bytes of one row after another and stops at what is asked for: so all rows are looked through while
 * somebody types. A row is copied first, which is faster than to read each byte in the file. For one thread.
 */
final class RowWalk {
    private static final int NAMES = 3;
    private static final int NUMBERS_BEFORE_CODE = 4;
    private static final int NUMBERS_OF_A_PRICE = 6;

    private byte[] row = new byte[1 << 10];
    private int position;

    void begin(ByteBuffer file, int offset, int length) {
        if (row.length < length) {
            row = new byte[2 * length];
        }
        file.get(offset, row, 0, length);
        position = 0;
    }

    /** Whether the product is there in its short form; what else is asked here is of such rows. */
    boolean hasShortProduct() {
        return row[0] == Parts.SHORT;
    }

    /** Whether the product has these small letters in a name or its code; ASCII letters may be of either case. */
    boolean shows(byte[] letters) {
        position = 1;
        for (int name = 0; name < NAMES; name++) {
            if (blockHas(letters)) {
                return true;
            }
        }
        skipNumbers(NUMBERS_BEFORE_CODE);
        return number() != 0 && blockHas(letters);
    }

    String name(Language language) {
        position = 1;
        switch (language) {
            case EN -> skipBlocks(0);
            case ZH_TW -> skipBlocks(1);
            case ZH_CN -> skipBlocks(2);
        }
        return text();
    }

    /** Empty without one. */
    String code() {
        position = 1;
        skipBlocks(NAMES);
        skipNumbers(NUMBERS_BEFORE_CODE);
        return number() == 0 ? "" : text();
    }

    /** The number of its category among the words. */
    int category() {
        position = 1;
        skipBlocks(NAMES);
        return (int) number();
    }

    /** How much was sold; empty when it takes more than a walk to tell. */
    OptionalLong sold() {
        position = 1;
        skipBlocks(NAMES);
        skipNumbers(NUMBERS_BEFORE_CODE);
        skipBlocks(number() == 0 ? 1 : 2);
        long prices = number();
        if (prices == Parts.SHORT) {
            skipNumbers(NUMBERS_OF_A_PRICE * (int) number());
        }
        long stock = prices == Parts.JSON ? Parts.JSON : number();
        if (stock == Parts.JSON) {
            return OptionalLong.empty();
        }
        if (stock == Parts.ABSENT) {
            return OptionalLong.of(0);
        }
        skipNumbers(3);
        long sold = number();
        return OptionalLong.of((sold >>> 1) ^ -(sold & 1));
    }

    private long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = row[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private void skipNumbers(int numbers) {
        for (int left = numbers; left > 0; left--) {
            number();
        }
    }

    private void skipBlocks(int blocks) {
        for (int left = blocks; left > 0; left--) {
            int length = (int) number();
            position += length;
        }
    }

    private String text() {
        int length = (int) number();
        return new String(row, position, length, StandardCharsets.UTF_8);
    }

    private boolean blockHas(byte[] small) {
        int length = (int) number();
        int begin = position;
        position += length;
        for (int at = begin; at <= position - small.length; at++) {
            if (startsWith(at, small)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(int at, byte[] small) {
        for (int i = 0; i < small.length; i++) {
            byte letter = row[at + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter) != small[i]) {
                return false;
            }
        }
        return true;
    }
}
