package io.tillstream.dashboards.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** An order on paper, read back; pictures lie in target/screens afterwards, for a person to look at. */
final class OrderPdfTest {
    @Test
    void fitsAFewLinesOnOnePageOfA4() throws Exception {
        try (PDDocument pdf = read(sheet(Language.EN, 7), "order-en")) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(
                            "Purchase order",
                            "20111110-3f9a2c1b",
                            "Valley Dairy",
                            "Harbour Street",
                            "4 × 12",
                            "Page 1 of 1");
        }
    }

    @Test
    void repeatsItsHeadOnEveryPageAndLosesNoLine() throws Exception {
        try (PDDocument pdf = read(sheet(Language.ZH_TW, 120), "order-zh-TW")) {
            assertThat(pdf.getNumberOfPages()).isBetween(4, 6);
            PDFTextStripper reader = new PDFTextStripper();
            String all = reader.getText(pdf).replace(" ", "");
            for (int line = 1; line <= 120; line++) {
                assertThat(all).contains(String.format("50000000%05d", line));
            }
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                reader.setStartPage(page);
                reader.setEndPage(page);
                assertThat(reader.getText(pdf).replace(" ", ""))
                        .contains("商品條碼", "第" + page + "頁，共" + pdf.getNumberOfPages() + "頁");
            }
        }
    }

    @Test
    void takesItsFontsAlong() throws Exception {
        try (PDDocument pdf = read(sheet(Language.ZH_CN, 3), "order-zh-CN")) {
            List<String> fonts = new ArrayList<>();
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                    fonts.add(page.getResources().getFont(name).getName());
                }
            }
            assertThat(fonts).isNotEmpty();
            assertThat(new PDFTextStripper().getText(pdf).replace(" ", "")).contains("鲜奶1升，低温巴氏杀菌");
        }
    }

    @Test
    void letsNothingStandBeyondItsColumn() throws Exception {
        OrderSheet.Row long1 = new OrderSheet.Row(
                "5000000000017",
                "SUPPLIER-CODE-WITHOUT-ANY-SPACE-0001",
                "Organic semi-skimmed milk from hay-fed cows, pasteurised, in a returnable glass bottle of one litre, chilled",
                "1,000 × 1,000",
                "1,000,000 g",
                "1,000,000.00");
        OrderSheet sheet = sheet(Language.EN, 1);
        try (PDDocument pdf = read(
                new OrderSheet(
                        sheet.language(),
                        sheet.title(),
                        sheet.number(),
                        sheet.ordered(),
                        sheet.from(),
                        sheet.to(),
                        sheet.when(),
                        sheet.heads(),
                        List.of(long1, long1),
                        sheet.sum(),
                        sheet.note(),
                        sheet.place()),
                "order-long")) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
            assertThat(text).contains("1,000,000g", "1,000×1,000", "1,000,000.00");
            assertThat(text.split("returnable", -1)).hasSize(3);
        }
    }

    private static PDDocument read(OrderSheet sheet, String name) throws Exception {
        byte[] bytes = OrderPdf.of(sheet);
        Path folder = Files.createDirectories(Path.of("target", "screens"));
        Files.write(folder.resolve(name + ".pdf"), bytes);
        PDDocument pdf = Loader.loadPDF(bytes);
        PDFRenderer renderer = new PDFRenderer(pdf);
        ImageIO.write(
                renderer.renderImage(0, 1.6f),
                "png",
                folder.resolve(name + "-pdf.png").toFile());
        return pdf;
    }

    private static OrderSheet sheet(Language language, int lines) {
        List<OrderSheet.Row> rows = new ArrayList<>();
        for (int line = 1; line <= lines; line++) {
            rows.add(new OrderSheet.Row(
                    String.format("50000000%05d", line),
                    line % 3 == 0 ? "" : "M-" + line,
                    switch (language) {
                        case EN ->
                            line % 4 == 0
                                    ? "Organic whole milk of hay-fed cows, one litre, returnable glass"
                                    : "Milk 1 L";
                        case ZH_TW -> line % 4 == 0 ? "有機全脂鮮乳一公升玻璃瓶裝，放牧乳牛，低溫巴氏殺菌" : "鮮乳 1 公升";
                        case ZH_CN -> "鲜奶 1 升，低温巴氏杀菌";
                    },
                    "4 × 12",
                    "48",
                    line % 5 == 0 ? "" : "1,296.00"));
        }
        return switch (language) {
            case EN ->
                new OrderSheet(
                        language,
                        "Purchase order",
                        "20111110-3f9a2c1b",
                        "ordered on 9 Nov 2011",
                        new OrderSheet.Part("Supplier", List.of("Valley Dairy", "orders@dairy.example")),
                        new OrderSheet.Part("Deliver to", List.of("Harbour Street", "Store s1")),
                        new OrderSheet.Part("Delivery", List.of("10 Nov 2011", "Thursday")),
                        List.of("#", "Item number", "Code", "Name", "Packs", "Quantity", "Cost GBP"),
                        rows,
                        "Lines: 7 · Packs: 28",
                        "Please deliver complete and with this order number on the delivery note.",
                        (page, of) -> "Page " + page + " of " + of);
            case ZH_TW ->
                new OrderSheet(
                        language,
                        "採購單",
                        "20111110-3f9a2c1b",
                        "下單日期 2011 年 11 月 9 日",
                        new OrderSheet.Part("供應商", List.of("山谷乳品股份有限公司台中物流中心", "orders@dairy.example")),
                        new OrderSheet.Part("送達門市", List.of("海港街店", "門市 s1")),
                        new OrderSheet.Part("到貨日", List.of("2011 年 11 月 10 日", "星期四")),
                        List.of("#", "商品條碼", "貨號", "品名", "箱數", "數量", "金額 TWD"),
                        rows,
                        "共 120 項 · 480 箱",
                        "請一次送齊，並在送貨單上註明本訂單編號。若有缺貨或無法準時送達，請事先告知。",
                        (page, of) -> "第 " + page + " 頁，共 " + of + " 頁");
            case ZH_CN ->
                new OrderSheet(
                        language,
                        "采购订单",
                        "20111110-3f9a2c1b",
                        "下单日期 2011年11月9日",
                        new OrderSheet.Part("供应商", List.of("山谷乳业", "orders@dairy.example")),
                        new OrderSheet.Part("收货门店", List.of("海港街店", "门店 s1")),
                        new OrderSheet.Part("到货日期", List.of("2011年11月10日", "星期四")),
                        List.of("#", "商品条码", "货号", "品名", "箱数", "数量", "金额 CNY"),
                        rows,
                        "共 3 项 · 12 箱",
                        "请一次送齐，并在送货单上注明本订单编号。",
                        (page, of) -> "第 " + page + " 页，共 " + of + " 页");
        };
    }
}
