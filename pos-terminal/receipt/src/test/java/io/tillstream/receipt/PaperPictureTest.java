package io.tillstream.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Language;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PaperPictureTest {
    private static BufferedImage picture(CornerShop shop, Language language, PrinterProfile profile, String name)
            throws IOException {
        ReceiptDocument document = shop.receipt(language);
        Paper paper = EscPosInterpreter.read(new EscPosRenderer(profile).render(document));
        // Kept beside the test reports, for a person to look at.
        Path folder = Files.createDirectories(Path.of("target", "receipts"));
        Files.write(folder.resolve(name + ".png"), PaperPicture.png(paper, profile));
        return PaperPicture.of(paper, profile);
    }

    @Test
    void drawsAQrCodeThatAPhoneCanRead() throws Exception {
        BufferedImage image = picture(CornerShop.inBritain(), Language.EN, PrinterProfile.MM_80, "en-80");

        LuminanceSource source = new RGBLuminanceSource(
                image.getWidth(),
                image.getHeight(),
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(source)))
                        .getText())
                .isEqualTo("TSR:s1-t1/1/42;2026-11-23;23.76 GBP");
    }

    @Test
    void isAsWideAsThePaper() throws IOException {
        assertThat(picture(CornerShop.inBritain(), Language.EN, PrinterProfile.MM_58, "en-58")
                        .getWidth())
                .isEqualTo(384 + 64);
        assertThat(picture(CornerShop.inTaiwan(), Language.ZH_TW, PrinterProfile.MM_80, "zh-TW-80")
                        .getWidth())
                .isEqualTo(576 + 64);
        assertThat(picture(CornerShop.inChina(), Language.ZH_CN, PrinterProfile.MM_58, "zh-CN-58")
                        .getWidth())
                .isEqualTo(384 + 64);
    }
}
