package io.tillstream.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.Emphasis;
import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.checkout.receipt.PaperLine;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.checkout.receipt.ReceiptDocument.Part;
import io.tillstream.checkout.receipt.ReceiptSetting.Kind;
import io.tillstream.checkout.receipt.SaleReceipt;
import io.tillstream.events.Language;
import io.tillstream.events.sale.Sale;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes are the vectors of pos-devices.md, section 2. */
class EscPosRendererTest {
    private static final EscPosRenderer WIDE = new EscPosRenderer(PrinterProfile.MM_80);

    private static String hex(Part... parts) {
        return hex(WIDE.render(new ReceiptDocument(Language.EN, List.of(parts))));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }

    private static ReceiptDocument.Text text(String text, Emphasis emphasis) {
        return new ReceiptDocument.Text(text, Alignment.LEFT, emphasis);
    }

    @Test
    void beginsEachJobWithAResetAndTheLatinTable() {
        assertThat(hex()).isEqualTo("1B 40 1B 74 13");
    }

    @Test
    void sendsTheStyleInFrontOfEachLine() {
        assertThat(hex(text("A", Emphasis.NORMAL)))
                .endsWith("1B 4D 30 1B 45 00 1D 21 00 1B 2D 30 1B 61 30 1B 32 1D 42 00 41 0A");
        assertThat(hex(text("A", Emphasis.LARGE)))
                .endsWith("1B 4D 30 1B 45 01 1D 21 11 1B 2D 30 1B 61 30 1B 32 1D 42 00 41 0A");
    }

    @Test
    void opensTheDrawerOnPinTwo() {
        assertThat(hex(new ReceiptDocument.OpenDrawer())).endsWith("1B 70 30 64 C8");
    }

    @Test
    void feedsToTheKnifeAndCuts() {
        assertThat(hex(new ReceiptDocument.Cut())).endsWith("1D 56 30");
    }

    @Test
    void letsThePrinterDrawTheQrCode() {
        assertThat(hex(new ReceiptDocument.QrCode("HI")))
                .contains("1D 28 6B 04 00 31 41 30 00")
                .contains("1D 28 6B 03 00 31 43 06")
                .contains("1D 28 6B 03 00 31 45 31 1D 28 6B 05 00 31 50 30 48 49 1D 28 6B 03 00 31 51 30");
    }

    @ParameterizedTest
    @CsvSource({"£, 9C", "€, D5", "¥, BE", "NT$, 4E 54 24", "×, 9E", "é, 82", "─, C4"})
    void sendsCurrencySignsInTheLatinTable(String sign, String expected) {
        assertThat(hex(text(sign, Emphasis.NORMAL))).endsWith("1D 42 00 " + expected + " 0A");
    }

    @Test
    void printsTheTypographicMinusAsAHyphen() {
        assertThat(hex(text("−1", Emphasis.NORMAL))).endsWith("2D 31 0A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Milk\u001Bp0dd", "Milk\u001Dp0dd", "Milk\u0010\u0004\u0001p0dd", "Milk\u007Fp0dd", "Milk\np0dd"
            })
    void takesCommandsOutOfAnItemsName(String name) {
        byte[] bytes = WIDE.render(
                new ReceiptDocument(Language.EN, List.of(new ReceiptDocument.Pair(name, "£1", Emphasis.NORMAL))));

        Paper paper = EscPosInterpreter.read(bytes);
        assertThat(paper.drawerPulses()).isZero();
        assertThat(paper.lines()).hasSize(1);
        assertThat(paper.lines().getFirst()).startsWith("Milkp0dd").endsWith("£1");
    }

    @Test
    void takesCommandsOutOfAChineseName() {
        byte[] bytes = WIDE.render(new ReceiptDocument(Language.ZH_TW, List.of(text("鮮乳\u001Bp0dd", Emphasis.NORMAL))));

        assertThat(EscPosInterpreter.read(bytes).drawerPulses()).isZero();
    }

    @Test
    void sendsALineTheTableCannotHoldAsABandOfDots() {
        Paper paper = EscPosInterpreter.read(WIDE.render(new ReceiptDocument(
                Language.ZH_TW, List.of(text("會員 320", Emphasis.NORMAL), text("總計", Emphasis.HUGE)))));

        assertThat(paper.pictures()).hasSize(2).allSatisfy(picture -> {
            assertThat(picture.dots().width()).isEqualTo(576);
            assertThat(picture.dots().height()).isLessThanOrEqualTo(255);
            assertThat(picture.dots().black().cardinality()).isPositive();
        });
    }

    private static String hexWith(TextMode mode, String text) {
        return hex(new EscPosRenderer(PrinterProfile.MM_58.withText(mode))
                .render(new ReceiptDocument(Language.ZH_CN, List.of(text(text, Emphasis.NORMAL)))));
    }

    @Test
    void sendsChineseInTwoBytesBetweenItsModeOnAndOff() {
        assertThat(hexWith(TextMode.GB18030, "会员"))
                .contains("1C 26 BB E1 D4 B1 1C 2E")
                .endsWith("0A");
    }

    @Test
    void sendsCurrencySignsBesideChineseInTheLatinTable() {
        assertThat(hexWith(TextMode.GB18030, "会¥5"))
                .contains("1C 26 BB E1 1C 2E", "1D 42 00 BE 35 0A")
                .doesNotContain("3F");
    }

    /** U+3400 is 81 39 EE 39 in GB18030: printers have the two-byte part only. */
    @ParameterizedTest
    @CsvSource({"GB18030, 㐀", "GB18030, 会㐀员", "CODE_PAGE, 会", "RASTER, 会", "RASTER, ¥5"})
    void drawsALineWithACharacterThePrinterHasNot(TextMode mode, String text) {
        assertThat(hexWith(mode, text)).contains("1D 76 30").doesNotContain("1C 26");
    }

    @Test
    void sendsAsciiAsTextToAnyPrinter() {
        assertThat(hexWith(TextMode.RASTER, "NT$40")).endsWith("4E 54 24 34 30 0A");
    }

    @ParameterizedTest
    @EnumSource(TextMode.class)
    void takesCommandsOutOfNamesInEveryMode(TextMode mode) {
        byte[] bytes = new EscPosRenderer(PrinterProfile.MM_58.withText(mode))
                .render(new ReceiptDocument(Language.ZH_CN, List.of(text("会员\u001Bp0dd\u007F¥", Emphasis.NORMAL))));

        assertThat(EscPosInterpreter.read(bytes).drawerPulses()).isZero();
    }

    @Test
    void feedsOnlyWhereThereIsNoKnife() {
        byte[] bytes = new EscPosRenderer(PrinterProfile.MM_80.withCutter(false))
                .render(new ReceiptDocument(Language.EN, List.of(new ReceiptDocument.Cut())));

        assertThat(hex(bytes)).doesNotContain("1D 56");
    }

    @ParameterizedTest
    @ValueSource(ints = {48, 32})
    void printsChineseWithYuanAndTaiwanDollarsAsTextWhereThePrinterCan(int columns) {
        ReceiptDocument document = new ReceiptDocument(
                Language.ZH_TW,
                List.of(
                        new ReceiptDocument.Pair("鮮乳", "NT$85", Emphasis.NORMAL),
                        new ReceiptDocument.Pair("鲜牛奶", "¥12.50", Emphasis.LARGE)));
        PrinterProfile profile = PrinterProfile.ofColumns(columns).withText(TextMode.GB18030);

        Paper paper = EscPosInterpreter.read(new EscPosRenderer(profile).render(document));

        assertThat(paper.pictures()).isEmpty();
        assertThat(paper.lines().getFirst()).startsWith("鮮乳 ").endsWith(" NT$85");
        assertThat(paper.lines().get(1)).startsWith("鲜牛奶 ").endsWith(" ¥12.50");
    }

    @ParameterizedTest
    @ValueSource(ints = {48, 32})
    void printsExactlyTheLinesOfTheDocument(int columns) {
        PrinterProfile profile = PrinterProfile.ofColumns(columns);
        ReceiptDocument document = CornerShop.inBritain().receipt(Language.EN);

        Paper paper = EscPosInterpreter.read(new EscPosRenderer(profile).render(document));

        List<String> laid = new PaperLayout(columns)
                .lay(document).stream()
                        .filter(PaperLine.Printed.class::isInstance)
                        .map(line -> ((PaperLine.Printed) line).text().stripTrailing())
                        .filter(text -> !text.isBlank())
                        .toList();
        assertThat(paper.lines().stream().filter(line -> !line.isBlank())).containsExactlyElementsOf(laid);
        assertThat(paper.notUnderstood()).isEmpty();
        assertThat(paper.cuts()).isEqualTo(1);
        assertThat(paper.drawerPulses()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void carriesTheOfferAndTheReceiptNumberInQrCodesInEveryLanguage(Language language) {
        CornerShop shop = CornerShop.inBritain();
        Sale sale = shop.sale(language);

        Paper paper = EscPosInterpreter.read(WIDE.render(SaleReceipt.of(sale, shop.setting(language))));

        assertThat(paper.codes())
                .extracting(Paper.Code::content)
                .containsExactly(CornerShop.OFFER_CODE, "TSR:s1-t1/1/42;2026-11-23;23.76 GBP");
    }

    @Test
    void opensNoDrawerForACopy() {
        CornerShop shop = CornerShop.inBritain();
        ReceiptDocument copy =
                SaleReceipt.of(shop.sale(Language.EN), shop.setting(Language.EN).withKind(Kind.COPY));

        Paper paper = EscPosInterpreter.read(WIDE.render(copy));

        assertThat(paper.drawerPulses()).isZero();
        assertThat(paper.lines().stream().map(String::strip)).contains("COPY");
    }
}
