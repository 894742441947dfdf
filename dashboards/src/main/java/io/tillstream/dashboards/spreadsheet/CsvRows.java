package io.tillstream.dashboards.spreadsheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as RFC 4180 has them, in UTF-8 with or without a byte order mark; separated by semicolons or tabs
 * where the first line has more of those.
 */
final class CsvRows implements SheetRows {
    private static final String SEPARATORS = ",;\t";
    private static final int LOOKED_AHEAD = 8_192;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private final SheetLimits limits;
    private final char separator;
    private final StringBuilder cell = new StringBuilder();
    private int number;
    private int held;
    private boolean ended;

    private CsvRows(Reader in, SheetLimits limits) throws IOException {
        this.in = in;
        this.limits = limits;
        this.separator = separator(in);
    }

    static CsvRows open(Path file, SheetLimits limits) throws IOException {
        // A letter that is not UTF-8 is an error and no question mark: a shop's names are to arrive as they are.
        Reader in = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()),
                LOOKED_AHEAD * 2);
        try {
            return new CsvRows(in, limits);
        } catch (CharacterCodingException e) {
            in.close();
            throw new UnreadableSheet(UnreadableSheet.Reason.NOT_UTF8, 1);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Leaves out the byte order mark and looks which separator the first line has most of. */
    private static char separator(Reader in) throws IOException {
        in.mark(LOOKED_AHEAD);
        if (in.read() != BYTE_ORDER_MARK) {
            in.reset();
        }
        in.mark(LOOKED_AHEAD);
        int[] count = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < LOOKED_AHEAD - 1; i++) {
            int next = in.read();
            if (next < 0 || (!quoted && (next == '\n' || next == '\r'))) {
                break;
            }
            quoted ^= next == '"';
            int at = SEPARATORS.indexOf(next);
            if (!quoted && at >= 0) {
                count[at]++;
            }
        }
        in.reset();
        int best = 0;
        for (int i = 1; i < count.length; i++) {
            best = count[i] > count[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }

    @Override
    public @Nullable SheetRow next() throws IOException {
        try {
            while (!ended) {
                List<String> cells = row();
                number++;
                if (cells.stream().anyMatch(each -> !each.isBlank())) {
                    if (++held > limits.rows()) {
                        throw new UnreadableSheet(UnreadableSheet.Reason.TOO_MANY_ROWS, limits.rows());
                    }
                    return new SheetRow(number, cells);
                }
            }
            return null;
        } catch (CharacterCodingException e) {
            throw new UnreadableSheet(UnreadableSheet.Reason.NOT_UTF8, number + 1);
        }
    }

    private List<String> row() throws IOException {
        List<String> cells = new ArrayList<>();
        while (true) {
            int end = cell();
            cells.add(cell.toString());
            cell.setLength(0);
            if (cells.size() > limits.columns()) {
                throw new UnreadableSheet(UnreadableSheet.Reason.TOO_MANY_COLUMNS, number + 1, limits.columns());
            }
            if (end != separator) {
                ended = end < 0;
                return cells;
            }
        }
    }

    /** Reads one cell and says what ended it: the separator, a line feed, or below 0 the file. */
    private int cell() throws IOException {
        int next = in.read();
        if (next == '"') {
            quoted();
            next = in.read();
        }
        while (next >= 0 && next != separator && next != '\n') {
            if (next == '\r') {
                in.mark(1);
                if (in.read() != '\n') {
                    in.reset();
                }
                return '\n';
            }
            take(next);
            next = in.read();
        }
        return next;
    }

    private void quoted() throws IOException {
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new UnreadableSheet(UnreadableSheet.Reason.QUOTE_NOT_CLOSED, number + 1);
            }
            if (next == '"') {
                in.mark(1);
                if (in.read() != '"') {
                    in.reset();
                    return;
                }
            }
            take(next);
        }
    }

    private void take(int next) throws UnreadableSheet {
        if (cell.length() >= limits.cellCharacters()) {
            throw new UnreadableSheet(UnreadableSheet.Reason.CELL_TOO_LONG, number + 1, limits.cellCharacters());
        }
        cell.append((char) next);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
