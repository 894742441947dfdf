package io.tillstream.till.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts and identifiers as the GS1 General Specifications and ISO/IEC 15424 have them. */
class CameraFrameTest {
    static BufferedImage picture(String text, BarcodeFormat format, Map<EncodeHintType, ?> hints)
            throws WriterException {
        BitMatrix code = new MultiFormatWriter().encode(text, format, 400, 240, hints);
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 480; y++) {
            for (int x = 0; x < 640; x++) {
                boolean dark = x >= 120
                        && x < 120 + code.getWidth()
                        && y >= 120
                        && y < 120 + code.getHeight()
                        && code.get(x - 120, y - 120);
                image.setRGB(x, y, dark ? 0x202020 : 0xE8E4DC);
            }
        }
        return image;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "EAN_13, 4006381333931, ]E04006381333931",
        "EAN_8, 96385074, ]E496385074",
        "UPC_A, 012345678905, ]E00012345678905",
        "UPC_E, 01234565, ]E00012345000065",
        "ITF, 09501101530003, ]I109501101530003",
        "CODE_128, TSM0000000000017, ]C0TSM0000000000017",
        "QR_CODE, https://id.gs1.org/01/09506000134352, ]Q1https://id.gs1.org/01/09506000134352"
    })
    void readsWhatAScannerWouldSend(BarcodeFormat format, String text, String expected) throws Exception {
        assertThat(CameraFrame.read(jpeg(picture(text, format, Map.of())))).contains(expected);
    }

    @Test
    void keepsTheSeparatorsOfAGs1Code() throws Exception {
        String text = "\u00f10109506000134352" + "10ABC" + "\u00f1" + "17261231";

        assertThat(CameraFrame.read(jpeg(picture(text, BarcodeFormat.CODE_128, Map.of()))))
                .contains("]C1010950600013435210ABC\u001d17261231");
    }

    @Test
    void seesNothingWhereNothingIs() throws Exception {
        assertThat(CameraFrame.read(jpeg(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB))))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoPictureAndWhatIsTooLarge() throws Exception {
        assertThatThrownBy(() -> CameraFrame.read("not a picture".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no picture");
        byte[] large = jpeg(new BufferedImage(4001, 1000, BufferedImage.TYPE_BYTE_GRAY));
        assertThatThrownBy(() -> CameraFrame.read(large)).hasMessageContaining("4001 × 1000");
    }
}
