package io.tillstream.dashboards.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvTest {
    @Test
    void neverLetsAValueBecomeAFormula() {
        assertThat(Csv.row(List.of("=1+1", "@SUM(A1)", "+4", "-x", "\tq", "Milk")))
                .isEqualTo("\"'=1+1\",\"'@SUM(A1)\",\"'+4\",\"'-x\",\"'\tq\",\"Milk\"\r\n");
    }

    @Test
    void leavesNegativeAmountsNumbers() {
        assertThat(Csv.row(List.of("-2.55", "-3"))).isEqualTo("\"-2.55\",\"-3\"\r\n");
    }

    @Test
    void doublesQuotes() {
        assertThat(Csv.row(List.of("12\" plate, red"))).isEqualTo("\"12\"\" plate, red\"\r\n");
    }

    /** East Asian spreadsheets take full-width signs for the same. */
    @Test
    void neverLetsAFullWidthSignBeginAFormula() {
        assertThat(Csv.row(List.of("＝1+1", "＠x"))).isEqualTo("\"'＝1+1\",\"'＠x\"\r\n");
    }

    @Test
    void givesBackWhatItMadeSafe() {
        for (String value : List.of("=1+1", "'=1+1", "''-x", "-2.55", "'s avonds", "'", "", "Milk", "'-5", "\n=x")) {
            assertThat(Csv.plain(Csv.safe(value))).isEqualTo(value);
        }
    }
}
