package io.tillstream.tables;

import io.tillstream.commandline.Complaint;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table that is there under its name once it is whole, and not before: CSV (RFC 4180) in UTF-8 with a header. */
public final class CsvOutput {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private CsvOutput() {}

    /** Takes the rows one after the other. */
    @FunctionalInterface
    public interface Rows {
        /** Writes all of them, {@link CSVPrinter#printRecord(Object...)} for each. */
        void writeTo(CSVPrinter lines) throws IOException;
    }

    /**
     * Writes a table; one of that name is replaced, and stays when this one fails.
     *
     * @param option the command's option that named it, for the complaint
     * @throws Complaint when its folder is not there or cannot be written to
     */
    public static void write(Path to, String option, List<String> header, Rows rows) {
        Path whole = to.toAbsolutePath();
        Path folder = Objects.requireNonNull(whole.getParent(), "a file has a folder");
        try {
            Path part = Files.createTempFile(folder, "table", ".part");
            try {
                try (BufferedWriter text = Files.newBufferedWriter(part);
                        CSVPrinter lines = new CSVPrinter(text, FORMAT)) {
                    lines.printRecord(header);
                    rows.writeTo(lines);
                }
                Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new Complaint(
                    "Option " + option,
                    to + " cannot be written",
                    "it is a file in a folder that is there",
                    "make the folder, or name another file");
        }
    }
}
