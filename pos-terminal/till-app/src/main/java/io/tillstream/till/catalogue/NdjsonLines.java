package io.tillstream.till.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of bytes: JSON is parsed from bytes, so making text of them first would be work for nothing. */
final class NdjsonLines {
    private NdjsonLines() {}

    /** The next line without its end, from a buffered stream; absent at the end. Empty lines are left out. */
    static byte @Nullable [] next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                if (line.size() > 0) {
                    return line.toByteArray();
                }
            } else {
                line.write(next);
            }
        }
        return line.size() > 0 ? line.toByteArray() : null;
    }
}
