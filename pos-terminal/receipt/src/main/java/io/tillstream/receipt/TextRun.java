package io.tillstream.receipt;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.Style;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A piece of a line in one of the printer's character tables.
 *
 * @param text at least one character
 * @param table which
 */
record TextRun(String text, Charset table) {
    private static final byte[] CHINESE_ON = {0x1C, 0x26};
    private static final byte[] CHINESE_OFF = {0x1C, 0x2E};

    /** A line in as few pieces as it needs; empty when one of its characters is in no table of the printer. */
    static Optional<List<TextRun>> of(String line, TextMode mode) {
        List<TextRun> runs = new ArrayList<>();
        for (int codePoint : line.codePoints().toArray()) {
            Optional<Charset> table = mode.tableOf(codePoint);
            if (table.isEmpty()) {
                return Optional.empty();
            }
            String glyph = Character.toString(codePoint);
            if (!runs.isEmpty() && runs.getLast().table().equals(table.get())) {
                runs.addLast(new TextRun(runs.removeLast().text() + glyph, table.get()));
            } else {
                runs.add(new TextRun(glyph, table.get()));
            }
        }
        return Optional.of(runs);
    }

    void send(EscPos printer, Style style) throws IOException {
        if (table.equals(CodePage.CHINESE)) {
            printer.write(style, "");
            raw(printer, CHINESE_ON);
            raw(printer, text.getBytes(CodePage.CHINESE));
            raw(printer, CHINESE_OFF);
        } else {
            printer.write(style, text);
        }
    }

    private static void raw(EscPos printer, byte[] bytes) throws IOException {
        printer.write(bytes, 0, bytes.length);
    }
}
