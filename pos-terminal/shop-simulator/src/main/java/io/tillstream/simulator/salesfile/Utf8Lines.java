package io.tillstream.simulator.salesfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Finds the line that is not UTF-8. A newline byte is never part of a longer UTF-8 character, so lines decode apart. */
final class Utf8Lines {
    private final InputStream in;

    Utf8Lines(InputStream in) {
        this.in = in;
    }

    /** The number of the first line that does not decode. */
    String firstBroken() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line.write(b);
                continue;
            }
            if (!decodes(line.toByteArray())) {
                return Long.toString(number);
            }
            line.reset();
            number++;
        }
        return Long.toString(number);
    }

    private static boolean decodes(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
