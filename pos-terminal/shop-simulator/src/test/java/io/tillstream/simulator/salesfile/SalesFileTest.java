package io.tillstream.simulator.salesfile;

import static io.tillstream.simulator.SalesFiles.HEADER;
import static io.tillstream.simulator.SalesFiles.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.Progress;
import io.tillstream.simulator.SalesFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesFileTest {
    private static final String GOOD = row("536365", "85123a", 6, "2010-12-01 08:26:00", "2.50", "17850");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsAPlainFile() throws IOException {
        SalesFiles.plain(folder, HEADER + GOOD + row("C536366", "POST", -1, "2010-12-01 09:00:00", "18", ""));

        List<RetailRow> rows = read();

        assertThat(rows)
                .containsExactly(
                        new RetailRow(
                                2,
                                "536365",
                                "85123A",
                                "ITEM 85123a",
                                6,
                                LocalDateTime.parse("2010-12-01T08:26:00"),
                                new BigDecimal("2.5"),
                                "17850",
                                "United Kingdom"),
                        new RetailRow(
                                3,
                                "C536366",
                                "POST",
                                "ITEM POST",
                                -1,
                                LocalDateTime.parse("2010-12-01T09:00:00"),
                                new BigDecimal("18"),
                                null,
                                "United Kingdom"));
    }

    @Test
    void readsAGzippedFileAndIgnoresOtherFiles() throws IOException {
        SalesFiles.gzipped(folder, HEADER + GOOD);
        Files.writeString(folder.resolve("README.md"), "not sales");

        assertThat(read()).hasSize(1);
    }

    @Test
    void complainsAboutAMissingFolder() {
        assertComplaint(folder.resolve("nowhere"), "Data folder", "nowhere", "must be a folder");
    }

    @Test
    void complainsAboutAFolderWithoutAFile() {
        assertComplaint(folder, "no file ends in .csv or .csv.gz");
    }

    @Test
    void complainsAboutTwoSalesFiles() throws IOException {
        SalesFiles.plain(folder, HEADER + GOOD);
        SalesFiles.gzipped(folder, HEADER + GOOD);

        assertComplaint(folder, "2 sales files", "exactly one");
    }

    @Test
    void complainsAboutAWrongColumnByName() throws IOException {
        SalesFiles.plain(folder, HEADER.replace("Quantity", "Quantty") + GOOD);

        assertComplaint(folder, "File sales.csv, line 1", "column 4 is \"Quantty\"", "must be Quantity");
    }

    @Test
    void complainsAboutATruncatedGzipFile() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            text.append(row("5" + i, "C" + random.nextInt(), 1, "2010-12-01 08:26:00", "2.50", "17850"));
        }
        Path file = SalesFiles.gzipped(folder, text.toString());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertComplaint(folder, "File sales.csv.gz, after line", "ends too early", "must be whole");
    }

    @Test
    void complainsAboutSomethingThatIsNotGzip() throws IOException {
        Files.writeString(folder.resolve("sales.csv.gz"), HEADER + GOOD);

        assertComplaint(folder, "File sales.csv.gz", "not a gzip file");
    }

    @Test
    void complainsAboutBytesThatAreNotUtf8WithTheirLine() throws IOException {
        String bad = GOOD.replace("ITEM", "VOUCHER £20");
        Files.write(folder.resolve("sales.csv"), (HEADER + GOOD + bad + GOOD).getBytes(StandardCharsets.ISO_8859_1));

        assertComplaint(folder, "File sales.csv, line 3", "not UTF-8");
    }

    @Test
    void complainsAboutTheFirstBadValueOfARow() throws IOException {
        assertBadRow(row("536365", "85123A", 6, "2010-12-01 08:26:00", "2,55", "17850"), "9 columns");
        assertBadRow(row("536365", "85123A", 6, "2010-12-01 08:26:00", "free", "17850"), "UnitPrice \"free\"");
        assertBadRow(
                row("536365", "85123A", 6, "01/12/2010 08:26", "2.55", "17850"), "InvoiceDate \"01/12/2010 08:26\"");
        assertBadRow(row("536365", "85123A", 6, "2010-02-30 08:26:00", "2.55", "17850"), "InvoiceDate");
        assertBadRow(row("536365", "85123A", 6, "2010-12-01 08:26:00", "2.55", "17850.0"), "CustomerID \"17850.0\"");
        assertBadRow(row("", "85123A", 6, "2010-12-01 08:26:00", "2.55", "17850"), "InvoiceNo \"\"");
        assertBadRow(row("536365", "", 6, "2010-12-01 08:26:00", "2.55", "17850"), "StockCode \"\"");
        assertBadRow(GOOD.replace(",6,", ",six,"), "Quantity \"six\"");
    }

    @Test
    void complainsAboutAnUnclosedQuote() throws IOException {
        SalesFiles.plain(folder, HEADER + GOOD + "\"536365,oops\n");

        assertComplaint(folder, "File sales.csv, after line 2", "RFC 4180");
    }

    @Test
    void complainsAboutAFileWithoutRows() throws IOException {
        SalesFiles.plain(folder, HEADER);

        assertComplaint(folder, "no row after the header");
    }

    private void assertBadRow(String bad, String value) throws IOException {
        SalesFiles.plain(folder, HEADER + GOOD + bad);

        assertComplaint(folder, "File sales.csv, line 3", value);
    }

    private void assertComplaint(Path data, String... parts) {
        assertThatThrownBy(() -> read(data))
                .isInstanceOf(Complaint.class)
                .satisfies(complaint ->
                        assertThat(complaint.getMessage()).contains(parts).doesNotContain("\n"));
    }

    private List<RetailRow> read() {
        return read(folder);
    }

    private static List<RetailRow> read(Path data) {
        try (Progress progress = new Progress("Reading", "rows", 0)) {
            return SalesFile.in(data).rows(progress);
        }
    }
}
