package io.tillstream.simulator.salesfile;

import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.Progress;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A sales file in the format of UCI Online Retail: CSV in UTF-8, plain or gzipped, with exactly {@link #HEADER}.
 *
 * <p>Whatever is wrong becomes a {@link Complaint} that names the file, the line, the value and the rule.
 */
public final class SalesFile {
    public static final List<String> HEADER = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    private static final int BUFFER = 1 << 16;

    private final Path file;

    private SalesFile(Path file) {
        this.file = file;
    }

    /** The one file of a folder that has the header. */
    public static SalesFile in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Complaint(
                    "Data folder",
                    folder.toString(),
                    "it must be a folder that holds one sales file (.csv or .csv.gz)",
                    "give an existing folder with --data");
        }
        List<Path> candidates = csvFiles(folder);
        List<Path> matching = new ArrayList<>();
        Complaint firstComplaint = null;
        for (Path candidate : candidates) {
            try {
                new SalesFile(candidate).checkHeader();
                matching.add(candidate);
            } catch (Complaint complaint) {
                firstComplaint = firstComplaint == null ? complaint : firstComplaint;
            }
        }
        if (matching.size() == 1) {
            return new SalesFile(matching.getFirst());
        }
        if (matching.size() > 1) {
            throw new Complaint(
                    "Data folder " + folder,
                    matching.size() + " sales files, " + names(matching),
                    "exactly one file may have the header of a sales file",
                    "leave one of them in the folder");
        }
        if (firstComplaint != null) {
            throw firstComplaint;
        }
        throw new Complaint(
                "Data folder " + folder,
                "no file ends in .csv or .csv.gz",
                "it must hold one sales file with the header " + String.join(",", HEADER),
                "put the file there or give another folder with --data");
    }

    public String name() {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    /** All rows in the order of the file. */
    public List<RetailRow> rows(Progress progress) {
        List<RetailRow> rows = new ArrayList<>();
        RowReader reader = new RowReader(name());
        long line = 1;
        try (CSVParser parser = parser()) {
            for (CSVRecord record : parser) {
                line = parser.getCurrentLineNumber();
                if (record.getRecordNumber() > 1) {
                    rows.add(reader.row((int) line, record));
                    progress.at(rows.size());
                }
            }
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()), line);
        } catch (IOException e) {
            throw unreadable(e, line);
        }
        if (rows.isEmpty()) {
            throw new Complaint(
                    "File " + name(), "no row after the header", "a sales file holds sales", "give a whole file");
        }
        return rows;
    }

    private void checkHeader() {
        try (CSVParser parser = parser()) {
            CSVRecord header = null;
            for (CSVRecord first : parser) {
                header = first;
                break;
            }
            checkHeader(header);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()), 1);
        } catch (IOException e) {
            throw unreadable(e, 1);
        }
    }

    private void checkHeader(@Nullable CSVRecord header) {
        if (header == null) {
            throw new Complaint("File " + name(), "empty", "line 1 must be the header", "give a whole file");
        }
        for (int i = 0; i < Math.max(HEADER.size(), header.size()); i++) {
            String expected = i < HEADER.size() ? HEADER.get(i) : "no more columns";
            String found = i < header.size() ? header.get(i) : "nothing";
            if (!found.equals(expected)) {
                throw new Complaint(
                        "File " + name() + ", line 1",
                        "column " + (i + 1) + " is \"" + found + "\"",
                        "it must be " + expected + "; the header is " + String.join(",", HEADER),
                        "correct the header or give another file");
            }
        }
    }

    private CSVParser parser() throws IOException {
        Reader text = new InputStreamReader(
                bytes(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get().parse(text);
    }

    private InputStream bytes() throws IOException {
        InputStream raw = Files.newInputStream(file);
        if (!name().endsWith(".gz")) {
            return new BufferedInputStream(raw, BUFFER);
        }
        try {
            return new GZIPInputStream(raw, BUFFER);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private Complaint unreadable(IOException cause, long lastWholeLine) {
        return switch (cause) {
            case CharacterCodingException e ->
                new Complaint(
                        "File " + name() + ", line " + lineThatIsNotUtf8(),
                        "bytes that are not UTF-8",
                        "the file must be UTF-8",
                        "convert it, for example with iconv -f WINDOWS-1252 -t UTF-8");
            case EOFException e ->
                new Complaint(
                        "File " + name() + ", after line " + lastWholeLine,
                        "the compressed data ends too early",
                        "a gzip file must be whole",
                        "copy or download it again");
            case ZipException e ->
                new Complaint(
                        "File " + name() + ", after line " + lastWholeLine,
                        "not a gzip file (" + e.getMessage() + ")",
                        "a file that ends in .gz must be gzip",
                        "copy or download it again");
            default ->
                new Complaint(
                        "File " + name() + ", after line " + lastWholeLine,
                        String.valueOf(cause.getMessage()),
                        "it must be readable CSV as in RFC 4180",
                        "correct that line or copy the file again");
        };
    }

    /** A second pass by bytes: decoders work in blocks and cannot say which line they stopped in. */
    private String lineThatIsNotUtf8() {
        try (InputStream in = bytes()) {
            return new Utf8Lines(in).firstBroken();
        } catch (IOException e) {
            return "unknown (" + e.getMessage() + ")";
        }
    }

    private static List<Path> csvFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(".csv") || f.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Complaint(
                    "Data folder", folder.toString(), "it must be readable", "check its permissions (" + e + ")");
        }
    }

    private static String names(List<Path> files) {
        return String.join(
                ", ", files.stream().map(f -> String.valueOf(f.getFileName())).toList());
    }
}
