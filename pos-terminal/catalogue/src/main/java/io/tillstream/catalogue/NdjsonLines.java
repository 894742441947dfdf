package io.tillstream.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of bytes: JSON is parsed from bytes, and reading them one by one would take longer than parsing. */
public final class NdjsonLines {
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;

    public NdjsonLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; absent at the end. Empty lines are left out. */
    public byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (hasBytes()) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, position, end - position);
            boolean whole = end < limit;
            position = whole ? end + 1 : end;
            if (whole && line.size() > 0) {
                return line.toByteArray();
            }
        }
        return line.size() > 0 ? line.toByteArray() : null;
    }

    private boolean hasBytes() throws IOException {
        while (position == limit) {
            int read = in.read(buffer);
            if (read < 0) {
                return false;
            }
            position = 0;
            limit = read;
        }
        return true;
    }
}
