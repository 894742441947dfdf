package io.tillstream.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    @TempDir
    Path folder = Path.of("");

    private CsvTable table(String text) throws Exception {
        return CsvTable.in(Files.writeString(folder.resolve("t.csv"), text));
    }

    private static List<String> rows(CsvTable table, String... columns) {
        List<String> rows = new ArrayList<>();
        table.forEach(List.of(columns), row -> {
            StringBuilder text = new StringBuilder().append(row.line());
            for (int i = 0; i < columns.length; i++) {
                text.append('|').append(row.text(i));
            }
            rows.add(text.toString());
        });
        return rows;
    }

    @Test
    void givesTheColumnsThatAreAskedForInThatOrder() throws Exception {
        CsvTable table = table("a,b,c\n1, two ,3\n\n4,\"fi,ve\",6\n");

        assertThat(table.header()).containsExactly("a", "b", "c");
        assertThat(rows(table, "c", "b")).containsExactly("2|3|two", "4|6|fi,ve");
    }

    @Test
    void readsWhatSpreadsheetsWrite() throws Exception {
        assertThat(rows(table("\uFEFFa,b\r\n1,2\r\n"), "a")).containsExactly("2|1");
    }

    @Test
    void readsGzipUnderAnyName() throws Exception {
        Path file = folder.resolve("t");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a\n1\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(rows(CsvTable.in(file), "a")).containsExactly("2|1");
    }

    @Test
    void saysWhereSomethingIsWrong() throws Exception {
        assertComplaint(table("a\n1\n"), "line 1: no column b", "b");
        assertComplaint(table("a,b\n1\n"), "line 2: 1 values; every row has the 2 of the header", "a");
        assertComplaint(table(""), "it is empty", "a");
        assertComplaint(CsvTable.in(folder.resolve("none")), "is not there", "a");
        assertComplaint(CsvTable.in(folder), "is not there", "a");
        assertComplaint(table("a\n\"open\n"), "t.csv", "a");
        Files.write(folder.resolve("t.csv"), new byte[] {'a', '\n', (byte) 0xFF, '\n'});
        assertComplaint(CsvTable.in(folder.resolve("t.csv")), "it is not UTF-8", "a");
        Files.write(folder.resolve("t.csv"), new byte[] {0x1f, (byte) 0x8b, 1, 2});
        assertComplaint(CsvTable.in(folder.resolve("t.csv")), "plain or gzipped", "a");
    }

    private static void assertComplaint(CsvTable table, String part, String column) {
        assertThatThrownBy(() -> rows(table, column))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining(part);
    }

    @Test
    void readsNumbersAndNothingElse() throws Exception {
        List<Double> numbers = new ArrayList<>();
        table("n\n1\n-2.5\n1e3\n").forEach(List.of("n"), row -> numbers.add(row.number(0)));
        assertThat(numbers).containsExactly(1.0, -2.5, 1000.0);

        for (String wrong : List.of("one", "NaN", "Infinity", "1d", "0x1", "\"\"")) {
            CsvTable table = table("n\n" + wrong + "\n");
            assertThatThrownBy(() -> table.forEach(List.of("n"), row -> row.number(0)))
                    .as(wrong)
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("line 2");
        }
    }
}
