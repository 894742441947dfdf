package io.tillstream.checkout.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.events.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperLayoutTest {
    private static final PaperLayout NARROW = new PaperLayout(32);

    private static List<String> laid(PaperLayout layout, ReceiptDocument.Part... parts) {
        return layout.lay(new ReceiptDocument(Language.EN, List.of(parts))).stream()
                .map(line -> ((PaperLine.Printed) line).text())
                .toList();
    }

    @Test
    void countsFullWidthCharactersAsTwoColumns() {
        assertThat(ColumnWidth.of("鮮乳 Milk")).isEqualTo(9);
        assertThat(ColumnWidth.of("（）：")).isEqualTo(6);
        assertThat(ColumnWidth.of("£€¥×")).isEqualTo(4);
        assertThat(ColumnWidth.of("e\u0301")).isEqualTo(1);
        assertThat(ColumnWidth.of("\uD840\uDC00")).isEqualTo(2);
    }

    @Test
    void putsAnAmountAtTheEdge() {
        assertThat(laid(NARROW, new ReceiptDocument.Pair("全脂鮮乳", "NT$95", Emphasis.NORMAL)))
                .containsExactly("全脂鮮乳                   NT$95");
    }

    @Test
    void wrapsALongNameAndKeepsTheAmountWhole() {
        assertThat(laid(
                        NARROW,
                        new ReceiptDocument.Pair("Regency cakestand 3 tier with roses", "£12.75", Emphasis.NORMAL)))
                .containsExactly("Regency cakestand 3 tier", "with roses                £12.75");
    }

    @Test
    void keepsTheIndentOfAWrappedLine() {
        assertThat(laid(
                        NARROW,
                        new ReceiptDocument.Pair("  Picked for you by our own bakers", "-£1.00", Emphasis.NORMAL)))
                .containsExactly("  Picked for you by our", "  own bakers              -£1.00");
    }

    @Test
    void wrapsChineseBetweenCharactersAndNotBeforeAComma() {
        assertThat(PaperLayout.wrap("謝謝光臨，歡迎再來", 8)).containsExactly("謝謝光", "臨，歡迎", "再來");
    }

    /** 32 columns with the ellipsis as one would be printed as 34. */
    @Test
    void givesAnEllipsisTheThreeColumnsItIsPrintedIn() {
        assertThat(laid(
                        NARROW,
                        new ReceiptDocument.Text("Thank you, and do come in again…", Alignment.LEFT, Emphasis.NORMAL),
                        new ReceiptDocument.Text("謝謝惠顧，歡迎再來，我們下次再會……", Alignment.LEFT, Emphasis.NORMAL),
                        new ReceiptDocument.Pair("Card", "…1111", Emphasis.NORMAL)))
                .allMatch(line -> ColumnWidth.of(line) <= 32)
                .noneMatch(line -> line.contains("…"))
                .contains("Card                     ...1111");
    }

    @Test
    void centresByColumnsAndByScale() {
        assertThat(laid(NARROW, new ReceiptDocument.Text("街角", Alignment.CENTRE, Emphasis.NORMAL)))
                .containsExactly(" ".repeat(14) + "街角");
        assertThat(laid(NARROW, new ReceiptDocument.Text("COPY", Alignment.CENTRE, Emphasis.HUGE)))
                .containsExactly("  COPY");
    }

    @Test
    void takesControlAndFormattingCharactersOut() {
        assertThat(PaperLayout.clean("Mi\u001Blk\r\n\u202E1\u007F l")).isEqualTo("Milk1 l");
    }

    @Test
    void refusesPaperNobodySells() {
        assertThatThrownBy(() -> new PaperLayout(4)).hasMessageContaining("usually 48 (80 mm) or 32 (58 mm)");
        assertThatThrownBy(() -> new PaperLayout(23)).hasMessageContaining("24 to 96");
        assertThatThrownBy(() -> new PaperLayout(97)).hasMessageContaining("24 to 96");
        assertThat(new PaperLayout(24).columns()).isEqualTo(24);
        assertThat(new PaperLayout(96).columns()).isEqualTo(96);
    }

    /** First and last of Hangul Jamo and of the full-width forms, and their neighbours outside. */
    @Test
    void knowsWhereTheWideBlocksBeginAndEnd() {
        assertThat(List.of(0x10FF, 0x1100, 0x115F, 0x1160, 0xFEFE, 0xFF01, 0xFF60, 0xFF61))
                .extracting(ColumnWidth::of)
                .containsExactly(1, 2, 2, 1, 1, 2, 2, 1);
    }

    @Test
    void doesNotBreakWhatJustFits() {
        assertThat(PaperLayout.wrap("exactly so", 10)).containsExactly("exactly so");
        assertThat(PaperLayout.wrap("exactly so", 9)).containsExactly("exactly", "so");
        assertThat(PaperLayout.wrap("鮮乳鮮乳", 8)).containsExactly("鮮乳鮮乳");
    }

    @Test
    void printsEverythingButTheOrdinaryBold() {
        assertThat(Emphasis.values())
                .filteredOn(Emphasis::isBold)
                .containsExactly(Emphasis.BOLD, Emphasis.LARGE, Emphasis.HUGE);
    }

    @Test
    void neverPrintsBeyondThePaperAndLosesNoWord() {
        qt().forAll(
                        strings().betweenCodePoints(0x20, 0x9FFF).ofLengthBetween(0, 120),
                        integers().between(24, 60),
                        strings().basicLatinAlphabet().ofLengthBetween(0, 20))
                .checkAssert((left, columns, right) -> {
                    List<String> lines =
                            laid(new PaperLayout(columns), new ReceiptDocument.Pair(left, right, Emphasis.NORMAL));

                    assertThat(lines)
                            .allSatisfy(line -> assertThat(ColumnWidth.of(line)).isLessThanOrEqualTo(columns));
                    assertThat(withoutSpaces(String.join("", lines)))
                            .isEqualTo(withoutSpaces(left + right).replace("…", "..."));
                });
    }

    private static String withoutSpaces(String text) {
        return PaperLayout.clean(text).replaceAll("[\\p{Z}]", "");
    }
}
