package io.tillstream.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Language;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void drawsQrCodesThatAPhoneCanRead() throws Exception {
        BufferedImage image = picture(CornerShop.inBritain(), Language.EN, PrinterProfile.MM_80, "en-80");

        assertThat(QrCodes.on(image)).containsExactly(CornerShop.OFFER_CODE, "TSR:s1-t1/1/42;2026-11-23;23.76 GBP");
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

    /** The same receipt in the printer's own characters and drawn by us has its ink in the same cells. */
    @ParameterizedTest
    @EnumSource(TextMode.class)
    void hasItsAmountsAtTheRightEdgeInEveryMode(TextMode mode) throws IOException {
        for (PrinterProfile paper : List.of(PrinterProfile.MM_58, PrinterProfile.MM_80)) {
            String name = mode + "-" + paper.columns();
            BufferedImage taiwan = picture(CornerShop.inTaiwan(), Language.ZH_TW, paper.withText(mode), "tw-" + name);
            BufferedImage china = picture(CornerShop.inChina(), Language.ZH_CN, paper.withText(mode), "cn-" + name);

            assertThat(rightmostInk(taiwan)).isBetween(32 + paper.dots() - 12, 32 + paper.dots());
            assertThat(rightmostInk(china)).isBetween(32 + paper.dots() - 12, 32 + paper.dots());
        }
    }

    private static int rightmostInk(BufferedImage image) {
        for (int x = image.getWidth() - 1; x > 0; x--) {
            // Above the mark of the cut, which goes from edge to edge.
            for (int y = 0; y < image.getHeight() - 80; y++) {
                if ((image.getRGB(x, y) & 0xFF) < 0x80) {
                    return x;
                }
            }
        }
        return 0;
    }
}
