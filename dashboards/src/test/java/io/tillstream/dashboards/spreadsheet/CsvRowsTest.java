package io.tillstream.dashboards.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvRowsTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatExcelWritesInEnglandAndInGermany() throws IOException {
        assertThat(read("\uFEFFgtin,name\r\n123,Milk\r\n"))
                .containsExactly(new SheetRow(1, List.of("gtin", "name")), new SheetRow(2, List.of("123", "Milk")));
        assertThat(read("gtin;name\n123;\"Milk; fresh, 1 L\""))
                .containsExactly(
                        new SheetRow(1, List.of("gtin", "name")), new SheetRow(2, List.of("123", "Milk; fresh, 1 L")));
    }

    @Test
    void takesQuotedCellsAsTheyAre() throws IOException {
        assertThat(read("name,text\n\"12\"\" plate\",\"two\r\nlines, 鮮乳\"\n"))
                .contains(new SheetRow(2, List.of("12\" plate", "two\r\nlines, 鮮乳")));
    }

    @Test
    void countsEmptyRowsAndLeavesThemOut() throws IOException {
        assertThat(read("a,b\n\n,\nx,y\rz,")).extracting(SheetRow::number).containsExactly(1, 4, 5);
    }

    @Test
    void refusesLettersThatAreNotUtf8() throws IOException {
        Path chinese = Files.write(folder.resolve("gbk.csv"), "gtin,名称\n1,鲜奶\n".getBytes(Charset.forName("GBK")));
        Path wide = Files.write(folder.resolve("wide.csv"), "\uFEFFgtin,name\n".getBytes(UTF_16LE));

        assertThat(reason(chinese)).isEqualTo(UnreadableSheet.Reason.NOT_UTF8);
        assertThat(reason(wide)).isEqualTo(UnreadableSheet.Reason.NOT_UTF8);
    }

    @Test
    void refusesMoreThanTheLimitsWithoutHoldingIt() throws IOException {
        assertThat(reason("a".repeat(5_000))).isEqualTo(UnreadableSheet.Reason.CELL_TOO_LONG);
        assertThat(reason(",".repeat(1_000_000))).isEqualTo(UnreadableSheet.Reason.TOO_MANY_COLUMNS);
        assertThat(reason("a\n".repeat(300_001))).isEqualTo(UnreadableSheet.Reason.TOO_MANY_ROWS);
    }

    @Test
    void saysWhereAQuotationMarkIsNotClosed() {
        assertThatThrownBy(() -> read("a,b\n1,\"x\n")).isInstanceOfSatisfying(UnreadableSheet.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(UnreadableSheet.Reason.QUOTE_NOT_CLOSED);
            assertThat(refusal.details()).containsExactly("2");
        });
    }

    @Test
    void refusesOldAndLockedWorkbooks() throws IOException {
        Path old = Files.write(folder.resolve("old.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0});

        assertThat(reason(old)).isEqualTo(UnreadableSheet.Reason.OLD_OR_LOCKED);
    }

    private UnreadableSheet.Reason reason(String text) throws IOException {
        return reason(Files.writeString(folder.resolve("hostile.csv"), text, UTF_8));
    }

    static UnreadableSheet.Reason reason(Path file) {
        try {
            rows(file);
        } catch (UnreadableSheet refusal) {
            return refusal.reason();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("It was read.");
    }

    private List<SheetRow> read(String text) throws IOException {
        return rows(Files.writeString(folder.resolve("sheet.csv"), text, UTF_8));
    }

    static List<SheetRow> rows(Path file) throws IOException {
        List<SheetRow> all = new ArrayList<>();
        try (SheetRows rows = SheetRows.open(file, SheetLimits.USUAL)) {
            for (SheetRow row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }
}
