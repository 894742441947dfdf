package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");

    @Test
    void drawsACodeThatIsReadBack() throws Exception {
        String text = "00020101021226350012com.demo.pay0115T00120261123042520454115303156540512.345802CN63046E8A";

        TillScreen.QrDrawing drawing = QrCode.of(text);

        assertThat(new Decoder().decode(squares(drawing), null).getText()).isEqualTo(text);
    }

    /** The drawing, square by square, without the light around it. */
    private static BitMatrix squares(TillScreen.QrDrawing drawing) {
        String[] box = drawing.viewBox().split(" ", -1);
        assertThat(box[0]).isEqualTo("-4");
        BitMatrix squares = new BitMatrix(Integer.parseInt(box[2]) - 8);
        Matcher bars = BAR.matcher(drawing.path());
        while (bars.find()) {
            squares.setRegion(
                    Integer.parseInt(bars.group(1)),
                    Integer.parseInt(bars.group(2)),
                    Integer.parseInt(bars.group(3)),
                    1);
        }
        return squares;
    }
}
