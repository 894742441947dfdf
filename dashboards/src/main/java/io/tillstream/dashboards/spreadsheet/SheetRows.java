package io.tillstream.dashboards.spreadsheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other; what it is tells its content and not its name. */
public sealed interface SheetRows extends Closeable permits CsvRows, XlsxRows {
    /**
     * The next row that holds something; absent after the last.
     *
     * @throws UnreadableSheet when the file breaks a limit or is damaged
     */
    @Nullable
    SheetRow next() throws IOException;

    /**
     * Opens a file.
     *
     * @throws UnreadableSheet when it is none that can be read
     */
    static SheetRows open(Path file, SheetLimits limits) throws IOException {
        if (Files.size(file) > limits.bytes()) {
            throw new UnreadableSheet(UnreadableSheet.Reason.TOO_LARGE, limits.bytes() / (1024 * 1024));
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(4);
        }
        if (Arrays.equals(start, new byte[] {'P', 'K', 3, 4})) {
            return XlsxRows.open(file, limits);
        }
        if (Arrays.equals(start, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})) {
            throw new UnreadableSheet(UnreadableSheet.Reason.OLD_OR_LOCKED);
        }
        return CsvRows.open(file, limits);
    }
}
