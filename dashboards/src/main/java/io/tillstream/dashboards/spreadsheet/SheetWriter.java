package io.tillstream.dashboards.spreadsheet;

import io.tillstream.dashboards.export.Csv;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes rows, one after the other, and keeps none of them. Every cell is a text but the numbers of a workbook, and one that a spreadsheet could take for a
 * formula begins with an apostrophe, in a workbook too: it may be saved as CSV later.
 */
public sealed interface SheetWriter extends Closeable permits SheetWriter.OfCsv, SheetWriter.OfXlsx {
    void row(List<String> cells) throws IOException;

    /** In UTF-8 with a byte order mark, without which Excel reads Chinese in the computer's own letters. */
    static SheetWriter csv(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        return new OfCsv(writer);
    }

    /**
     * As a workbook of as many sheets as the rows need; each begins with the first row.
     *
     * @param sheet the sheet's name, 1 to 24 letters
     * @param numbers columns one can calculate with, by their names in the first row; all others are texts, whose zeros stay
     */
    static SheetWriter xlsx(OutputStream out, String sheet, Set<String> numbers) {
        return new OfXlsx(new Workbook(out, "Tillstream", "1.0"), sheet, numbers);
    }

    /** Comma-separated values. */
    final class OfCsv implements SheetWriter {
        private final Writer writer;

        private OfCsv(Writer writer) {
            this.writer = writer;
        }

        @Override
        public void row(List<String> cells) throws IOException {
            writer.write(Csv.row(cells));
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    /** A workbook of Excel. */
    final class OfXlsx implements SheetWriter {
        /** What Excel shows of one sheet. */
        private static final int MOST_ROWS = 1_048_576;

        private static final int HELD = 500;
        /** Numbers stay as they are typed in columns of this kind, zeros before them and all. */
        private static final String TEXT = "@";

        private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,3})?");

        private final Workbook workbook;
        private final String name;
        private final Set<String> numbers;
        private List<String> head = List.of();
        private Worksheet sheet;
        private int sheets = 1;
        private int next;

        private OfXlsx(Workbook workbook, String name, Set<String> numbers) {
            this.workbook = workbook;
            this.name = name;
            this.numbers = Set.copyOf(numbers);
            this.sheet = workbook.newWorksheet(name);
        }

        @Override
        public void row(List<String> cells) throws IOException {
            if (next == MOST_ROWS) {
                sheet.finish();
                sheet = workbook.newWorksheet(name + " " + ++sheets);
                next = 0;
                row(head);
            }
            if (next == 0) {
                head = List.copyOf(cells);
                sheet.freezePane(0, 1);
                for (int column = 0; column < cells.size(); column++) {
                    if (!numbers.contains(cells.get(column))) {
                        sheet.style(column).format(TEXT).set();
                    }
                }
            }
            for (int column = 0; column < cells.size(); column++) {
                String cell = cells.get(column);
                if (numbers.contains(head.get(column)) && NUMBER.matcher(cell).matches()) {
                    sheet.value(next, column, new BigDecimal(cell));
                } else if (!cell.isEmpty()) {
                    sheet.inlineString(next, column, Csv.safe(cell));
                }
            }
            if (++next % HELD == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            workbook.close();
        }
    }
}
