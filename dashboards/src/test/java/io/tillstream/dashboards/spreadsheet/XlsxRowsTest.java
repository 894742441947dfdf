package io.tillstream.dashboards.spreadsheet;

import static io.tillstream.dashboards.spreadsheet.CsvRowsTest.reason;
import static io.tillstream.dashboards.spreadsheet.CsvRowsTest.rows;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.export.Csv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks of another program (fastexcel) are read, and its reader reads ours; hostile ones are made byte by byte. */
final class XlsxRowsTest {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    @TempDir
    private Path folder;

    @Test
    void readsNumbersDatesAndTruthAsAPersonSeesThem() throws IOException {
        Path file = folder.resolve("other.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "Other", "1.0")) {
            Worksheet sheet = book.newWorksheet("Prices");
            sheet.value(0, 0, "gtin");
            sheet.value(2, 0, 5_000_000_000_012L);
            sheet.value(2, 1, 1.1);
            sheet.value(2, 2, LocalDateTime.of(2026, 12, 1, 6, 0));
            sheet.style(2, 2).format("yyyy-MM-dd H:mm:ss").set();
            sheet.value(2, 3, true);
            sheet.value(2, 4, "鮮乳 & <b>");
            sheet.value(2, 6, 1200);
        }

        assertThat(rows(file))
                .containsExactly(
                        new SheetRow(1, List.of("gtin")),
                        new SheetRow(
                                3, List.of("5000000000012", "1.1", "2026-12-01T06:00", "yes", "鮮乳 & <b>", "", "1200")));
    }

    @Test
    void takesTheValueOfAFormulaAndTheWordOfAnError() throws IOException {
        Path file = workbook("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\" t=\"e\"><v>#REF!</v></c>"
                + "<c r=\"C1\" t=\"str\"><f>HYPERLINK(\"http://x\")</f><v>x</v></c></row>");

        assertThat(rows(file)).containsExactly(new SheetRow(1, List.of("2", "#REF!", "x")));
    }

    /** What was typed in Excel after the exports of this app come back as they went. */
    @Test
    void writesWhatItReadsAndWhatOthersRead() throws IOException {
        Path file = folder.resolve("ours.xlsx");
        List<String> row = List.of("05000000000012", "=1+1", "'=x", "＋1", "", "鮮乳 1 公升", "-2.55");
        try (SheetWriter writer = SheetWriter.xlsx(Files.newOutputStream(file), "products", Set.of())) {
            writer.row(List.of("a", "b", "c", "d", "e", "f", "g"));
            writer.row(row);
        }

        List<String> read = rows(file).getLast().cells();
        assertThat(read).containsExactly("05000000000012", "'=1+1", "''=x", "'＋1", "", "鮮乳 1 公升", "-2.55");
        assertThat(read.stream().map(Csv::plain)).containsExactlyElementsOf(row);
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            Row second = rows.skip(1).findFirst().orElseThrow();
            assertThat(IntStream.range(0, 4).mapToObj(second::getCellText))
                    .containsExactly("05000000000012", "'=1+1", "''=x", "'＋1");
        }
    }

    /** A text of digits is no number to a formula of Excel; a GTIN is no number to anybody. */
    @Test
    void writesNumbersWhereOneCalculates() throws IOException {
        Path file = folder.resolve("numbers.xlsx");
        try (SheetWriter writer = SheetWriter.xlsx(Files.newOutputStream(file), "prices", Set.of("price"))) {
            writer.row(List.of("gtin", "price"));
            writer.row(List.of("05000000000012", "1234.50"));
            writer.row(List.of("05000000000012", "=1+1"));
        }

        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            assertThat(rows.skip(1)
                            .map(row -> row.getCell(0).getType() + " "
                                    + row.getCell(1).getType()))
                    .containsExactly("STRING NUMBER", "STRING STRING");
        }
        assertThat(rows(file).get(1).cells()).containsExactly("05000000000012", "1234.5");
    }

    @Test
    void refusesABombBeforeItGoesOff() throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        byte[] zeros = "<row><c><v></v></c></row>".repeat(10_000).getBytes(UTF_8);
        List<byte[]> sheet = new ArrayList<>();
        sheet.add((HEAD + "<worksheet><sheetData>").getBytes(UTF_8));
        for (int i = 0; i < 200; i++) {
            sheet.add(zeros);
        }
        pack(file, HEAD + "<workbook/>", sheet);
        assertThat(Files.size(file)).isLessThan(1_000_000);

        assertThat(reason(file)).isEqualTo(UnreadableSheet.Reason.UNPACKS_TO_TOO_MUCH);
    }

    @Test
    void refusesDeclarationsBeforeAParserSeesThem() throws IOException {
        String entity = HEAD + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>"
                + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>";
        Path inSheet = folder.resolve("entity.xlsx");
        pack(inSheet, HEAD + "<workbook/>", List.of(entity.getBytes(UTF_8)));
        Path wide = folder.resolve("wide.xlsx");
        pack(wide, HEAD + "<workbook/>", List.of(entity.getBytes(UTF_16)));

        assertThat(reason(inSheet)).isEqualTo(UnreadableSheet.Reason.NO_WORKBOOK);
        assertThat(reason(wide)).isEqualTo(UnreadableSheet.Reason.NO_WORKBOOK);
    }

    /** A cell far to the right, a text that is not there, one that never ends: each a few bytes. */
    @Test
    void refusesWhatIsSmallAndMeantToBeLarge() throws IOException {
        assertThat(reason(workbook("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>")))
                .isEqualTo(UnreadableSheet.Reason.TOO_MANY_COLUMNS);
        assertThat(reason(workbook("<row r=\"1\">" + "<c><v>1</v></c>".repeat(70) + "</row>")))
                .isEqualTo(UnreadableSheet.Reason.TOO_MANY_COLUMNS);
        assertThat(reason(workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2000000000</v></c></row>")))
                .isEqualTo(UnreadableSheet.Reason.NO_WORKBOOK);
        assertThat(reason(workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "x".repeat(5_000)
                        + "</t></is></c></row>")))
                .isEqualTo(UnreadableSheet.Reason.CELL_TOO_LONG);
        String noise = new Random(7)
                .ints(2_000_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(reason(workbook("<row r=\"1\" a=\"" + noise + "\"></row>")))
                .isEqualTo(UnreadableSheet.Reason.NO_WORKBOOK);
    }

    @Test
    void refusesWhatIsCutOffOrNoWorkbook() throws IOException {
        Path whole = workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.xlsx"), Arrays.copyOf(bytes, bytes.length / 2));
        Path other = folder.resolve("other.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(other))) {
            put(zip, "../../etc/passwd", "x".getBytes(UTF_8));
        }

        assertThat(reason(cut)).isEqualTo(UnreadableSheet.Reason.NO_WORKBOOK);
        assertThat(reason(other)).isEqualTo(UnreadableSheet.Reason.NO_WORKBOOK);
        assertThat(reason(workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></row>")))
                .isEqualTo(UnreadableSheet.Reason.NO_WORKBOOK);
    }

    private Path workbook(String rows) throws IOException {
        Path file = Files.createTempFile(folder, "made", ".xlsx");
        pack(
                file,
                HEAD + "<workbook/>",
                List.of((HEAD + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>").getBytes(UTF_8)));
        return file;
    }

    private static void pack(Path file, String workbook, List<byte[]> sheet) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(
                    zip,
                    "xl/workbook.xml",
                    workbook.replace("<workbook/>", "<workbook><sheets><sheet id=\"r1\"/></sheets></workbook>")
                            .getBytes(UTF_8));
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    (HEAD + "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>")
                            .getBytes(UTF_8));
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (byte[] part : sheet) {
                whole.write(part);
            }
            put(zip, "xl/worksheets/sheet1.xml", whole.toByteArray());
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
