package io.tillstream.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Language;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReceiptPdfTest {
    private static byte[] pdf(ReceiptDocument receipt, String name) throws Exception {
        byte[] bytes = ReceiptPdf.of(receipt);
        // Kept beside the test reports, for a person to look at.
        Path folder = Files.createDirectories(Path.of("target", "receipts"));
        Files.write(folder.resolve(name + ".pdf"), bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            ImageIO.write(
                    new PDFRenderer(document).renderImage(0, 2),
                    "png",
                    folder.resolve(name + "-pdf.png").toFile());
        }
        return bytes;
    }

    @Test
    void holdsTheTextOfTheReceiptInItsLanguage() throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf(CornerShop.inTaiwan().receipt(Language.ZH_TW), "zh-TW"))) {
            String text = new PDFTextStripper().getText(document).replace(" ", "");

            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(226.8f);
            assertThat(text).contains("總計", "收據", "NT$", "謝謝光臨");
            for (var name : document.getPage(0).getResources().getFontNames()) {
                assertThat(document.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
            }
        }
    }

    @Test
    void carriesBothQrCodes() throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf(CornerShop.inBritain().receipt(Language.EN), "en"))) {
            BufferedImage image = new PDFRenderer(document).renderImage(0, 3);
            assertThat(QrCodes.on(image)).containsExactly(CornerShop.OFFER_CODE, "TSR:s1-t1/1/42;2026-11-23;23.76 GBP");
        }
    }
}
