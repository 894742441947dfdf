package io.tillstream.demand;

import io.tillstream.commandline.Complaint;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file with a header and one series' day per row; gzip is recognised by its first two bytes. */
final class DayTable {
    private static final int GZIP = 0x1f8b;
    private static final String NEXT = "correct the file and start again";

    private final Path file;
    private final List<String> columns;

    DayTable(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /** Reads all rows; a row that is wrong ends the reading with its line. */
    void read(Consumer<Row> to) {
        try (Reader reader = open();
                CSVParser parser = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setTrim(true)
                        .setIgnoreEmptyLines(true)
                        .get()
                        .parse(reader)) {
            if (parser.getHeaderMap().isEmpty()) {
                throw new Complaint(
                        "File " + file, "it is empty", "its first line names the columns", "give a file with a header");
            }
            List<String> missing = columns.stream()
                    .filter(column -> !parser.getHeaderMap().containsKey(column))
                    .toList();
            if (!missing.isEmpty()) {
                throw new Complaint(
                        "File " + file,
                        "column " + missing.getFirst() + " is missing",
                        "the header names " + String.join(",", columns),
                        NEXT);
            }
            for (CSVRecord line : parser) {
                Row row = new Row(line, parser.getCurrentLineNumber());
                try {
                    to.accept(row);
                } catch (IllegalArgumentException e) {
                    throw row.wrong(String.valueOf(e.getMessage()));
                }
            }
        } catch (UncheckedIOException | IOException e) {
            throw unreadable(e);
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "File " + file, "header: " + e.getMessage(), "every column has a name of its own", NEXT);
        }
    }

    private Reader open() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            bytes.mark(3);
            int first = bytes.read() << 8 | bytes.read();
            bytes.reset();
            InputStream plain = first == GZIP ? new GZIPInputStream(bytes, 1 << 16) : bytes;
            return new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder());
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private Complaint unreadable(Exception e) {
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        String value = switch (cause) {
            case NoSuchFileException ignored -> "there is no such file";
            case CharacterCodingException ignored -> "it is not UTF-8";
            default -> "it cannot be read (" + cause.getMessage() + ")";
        };
        return new Complaint(
                "File " + file, value, "a CSV file in UTF-8, gzip allowed, is read", "see docs/reference/demand.md");
    }

    Complaint empty() {
        return new Complaint("File " + file, "it has no rows", "at least one day of one series is needed", NEXT);
    }

    /** One row with its line. */
    final class Row {
        private final CSVRecord line;

        /** The line of the file it ends in, 1 for the header's. */
        private final long number;

        private Row(CSVRecord line, long number) {
            this.line = line;
            this.number = number;
        }

        String text(String column) {
            String value = line.isSet(column) ? line.get(column) : "";
            if (value.isEmpty()) {
                throw wrong(column + " is empty");
            }
            return value;
        }

        LocalDate date(String column) {
            String value = text(column);
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw wrong(column + " " + value + " is no date such as 2024-06-18");
            }
        }

        double number(String column) {
            return parsed(column, text(column));
        }

        /** NaN where the field is empty or says so. */
        double numberOrUnknown(String column) {
            String value = line.isSet(column) ? line.get(column) : "";
            return value.isEmpty() || value.equalsIgnoreCase("nan") ? Double.NaN : parsed(column, value);
        }

        boolean flag(String column) {
            double value = number(column);
            if (value != 0 && value != 1) {
                throw wrong(column + " " + text(column) + " is neither 0 nor 1");
            }
            return value == 1;
        }

        private double parsed(String column, String value) {
            try {
                double number = Double.parseDouble(value);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw wrong(column + " " + value + " is no number");
        }

        Complaint wrong(String what) {
            return new Complaint(
                    "File " + file + ", line " + number, what, "docs/reference/demand.md says what a row holds", NEXT);
        }
    }
}
