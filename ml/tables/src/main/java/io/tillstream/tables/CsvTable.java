package io.tillstream.tables;

import io.tillstream.commandline.Complaint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table in a file: CSV (RFC 4180) in UTF-8 with a header, plain or gzipped, whatever its name. Empty lines are passed over.
 *
 * <p>Whatever is wrong becomes a {@link Complaint} that names the file, the line, the value and the rule.
 */
public final class CsvTable {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final Path file;

    private CsvTable(Path file) {
        this.file = file;
    }

    public static CsvTable in(Path file) {
        return new CsvTable(file);
    }

    /** The names of its columns, in the order of the file. */
    public List<String> header() {
        List<List<String>> headers = new ArrayList<>();
        read(records -> headers.add(header(records)));
        return headers.getFirst();
    }

    /**
     * Reads all rows in the order of the file.
     *
     * @param columns those whose values are wanted, in the order {@link Row#text(int)} counts them; there may be others
     * @return how many rows there were
     * @throws Complaint when the file cannot be read, a column is missing, a row has more or fewer values than the header,
     *     or {@code taker} does not like a row
     */
    public long forEach(List<String> columns, Consumer<Row> taker) {
        long[] rows = {0};
        read(records -> {
            List<String> header = header(records);
            Row row = new Row(columns, places(header, columns));
            while (records.hasNext()) {
                CSVRecord record = records.next();
                row.record = record;
                if (record.size() != header.size()) {
                    throw row.wrong(record.size() + " values", "every row has the " + header.size() + " of the header");
                }
                rows[0]++;
                taker.accept(row);
            }
        });
        return rows[0];
    }

    private int[] places(List<String> header, List<String> columns) {
        int[] places = new int[columns.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = header.indexOf(columns.get(i));
            if (places[i] < 0) {
                throw new Complaint(
                        "File " + file + ", line 1",
                        "no column " + columns.get(i),
                        "the header must name " + String.join(", ", columns),
                        "correct the header and start again");
            }
        }
        return places;
    }

    private List<String> header(Iterator<CSVRecord> records) {
        if (!records.hasNext()) {
            throw new Complaint(
                    "File " + file, "it is empty", "its first line names the columns", "give a file with a header");
        }
        List<String> names = new ArrayList<>();
        for (String name : records.next()) {
            // Spreadsheets begin UTF-8 with a mark of the byte order.
            names.add((names.isEmpty() && name.startsWith("\uFEFF") ? name.substring(1) : name).strip());
        }
        return names;
    }

    private void read(Consumer<Iterator<CSVRecord>> reader) {
        try (InputStream bytes = bytes();
                BufferedReader text = new BufferedReader(
                        new InputStreamReader(
                                bytes,
                                StandardCharsets.UTF_8
                                        .newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPORT)
                                        .onUnmappableCharacter(CodingErrorAction.REPORT)),
                        BUFFER);
                CSVParser parser = FORMAT.parse(text)) {
            reader.accept(parser.iterator());
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
    }

    /** Two bytes tell whether it is gzipped. */
    private InputStream bytes() throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(Files.newInputStream(file), 2);
        byte[] first = bytes.readNBytes(2);
        bytes.unread(first);
        boolean isGzipped = first.length == 2 && (first[0] & 0xff) == GZIP_FIRST && (first[1] & 0xff) == GZIP_SECOND;
        return isGzipped ? new GZIPInputStream(bytes, BUFFER) : bytes;
    }

    private Complaint unreadable(IOException e) {
        if (e instanceof CharacterCodingException) {
            return new Complaint("File " + file, "it is not UTF-8", "tables are CSV in UTF-8", "save it as UTF-8");
        }
        if (!Files.isRegularFile(file)) {
            return new Complaint("File", file + " is not there", "it must be a file", "check its name");
        }
        return new Complaint(
                "File " + file,
                String.valueOf(e.getMessage()),
                "tables are CSV in UTF-8, plain or gzipped",
                "check that it is whole and may be read");
    }

    /** The row that is read at the moment; its values are gone with the next. */
    public final class Row {
        private final List<String> columns;
        private final int[] places;
        private CSVRecord record;

        @SuppressWarnings("NullAway.Init") // set before anybody sees the row
        private Row(List<String> columns, int[] places) {
            this.columns = columns;
            this.places = places;
        }

        /** The line it ends in, 1 for the header's. */
        public long line() {
            return record.getParser().getCurrentLineNumber();
        }

        /** A value without the blanks around it, perhaps empty. */
        public String text(int column) {
            return record.get(places[column]).strip();
        }

        /** A value that is not empty. */
        public String name(int column) {
            String text = text(column);
            if (text.isEmpty()) {
                throw wrong("no " + columns.get(column), "every row has one");
            }
            return text;
        }

        /** A finite number. */
        public double number(int column) {
            String text = text(column);
            try {
                double number = Double.parseDouble(text);
                if (Double.isFinite(number) && !Character.isLetter(text.charAt(text.length() - 1))) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw wrong(columns.get(column) + " \"" + text + "\"", "it must be a number like 2.55");
        }

        /** Something that a row says and that cannot be. */
        public Complaint wrong(String value, String rule) {
            return new Complaint("File " + file + ", line " + line(), value, rule, "correct the row and start again");
        }
    }
}
