package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** What is shown is what a scanner reads. */
class QrPictureTest {
    private static final String TEXT = "tillstream:1 https://192.0.2.5:8443 ABCD-EFGH-JKMN-PQRS " + "0f".repeat(32);

    private static String read(BufferedImage image) throws ReaderException {
        int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), dots))))
                .getText();
    }

    @Test
    void isReadBackFromThePicture() throws ReaderException {
        assertThat(read(QrPicture.of(TEXT).image())).isEqualTo(TEXT);
    }

    @Test
    void isReadBackFromADarkTerminal() throws ReaderException {
        String[] lines = QrPicture.of(TEXT).forTerminal().lines().toArray(String[]::new);
        int dots = 8;
        BufferedImage screen =
                new BufferedImage(lines[0].length() * dots, lines.length * 2 * dots, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < screen.getHeight(); y++) {
            for (int x = 0; x < screen.getWidth(); x++) {
                char cell = lines[y / (2 * dots)].charAt(x / dots);
                boolean upper = y % (2 * dots) < dots;
                boolean light = cell == '█' || (upper ? cell == '▀' : cell == '▄');
                screen.setRGB(x, y, light ? 0xFFFFFF : 0);
            }
        }

        assertThat(read(screen)).isEqualTo(TEXT);
    }
}
