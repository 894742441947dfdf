package io.tillstream.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Language;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Receipts as a person once looked at them and found them right. Fonts differ a little from machine to machine, so what is
 * compared is how dark each cell of the paper is. When a receipt is meant to look another way, {@code -Dreceipts.accept=true}
 * writes the pictures anew; look at each before it is committed.
 */
class GoldenReceiptsTest {
    private static final Path KEPT = Path.of("src/test/resources/io/tillstream/receipt/golden");
    /** Of a cell's dots, how many more or fewer may be black. */
    private static final double TOLERANCE = 0.16;

    private static final int CELL = PrinterProfile.CELL_WIDTH;

    record Golden(String file, CornerShop shop, Language language, PrinterProfile profile, boolean says) {
        Golden(String file, CornerShop shop, Language language, PrinterProfile profile) {
            this(file, shop, language, profile, false);
        }

        Paper paper() {
            ReceiptDocument receipt = says ? shop.saying(language) : shop.receipt(language);
            return EscPosInterpreter.read(new EscPosRenderer(profile).render(receipt));
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Golden> all() {
        return List.of(
                new Golden("en-80.png", CornerShop.inBritain(), Language.EN, PrinterProfile.MM_80),
                new Golden("en-58.png", CornerShop.inBritain(), Language.EN, PrinterProfile.MM_58),
                new Golden("zh-tw-80.png", CornerShop.inTaiwan(), Language.ZH_TW, PrinterProfile.MM_80),
                new Golden("zh-tw-58.png", CornerShop.inTaiwan(), Language.ZH_TW, PrinterProfile.MM_58),
                new Golden("zh-cn-80.png", CornerShop.inChina(), Language.ZH_CN, PrinterProfile.MM_80),
                new Golden("zh-cn-58.png", CornerShop.inChina(), Language.ZH_CN, PrinterProfile.MM_58),
                new Golden("says-en-58.png", CornerShop.inBritain(), Language.EN, PrinterProfile.MM_58, true),
                new Golden("says-zh-tw-58.png", CornerShop.inTaiwan(), Language.ZH_TW, PrinterProfile.MM_58, true),
                new Golden("says-zh-cn-58.png", CornerShop.inChina(), Language.ZH_CN, PrinterProfile.MM_58, true));
    }

    @ParameterizedTest
    @MethodSource("all")
    void looksAsItDidWhenSomebodyLookedAtIt(Golden golden) throws IOException {
        BufferedImage now = PaperPicture.of(golden.paper(), golden.profile);
        if (Boolean.getBoolean("receipts.accept")) {
            Files.createDirectories(KEPT);
            Files.write(KEPT.resolve(golden.file()), PaperPicture.png(golden.paper(), golden.profile));
        }

        BufferedImage then = read(golden.file());

        assertThat(now.getWidth()).isEqualTo(then.getWidth());
        assertThat(now.getHeight()).isEqualTo(then.getHeight());
        assertThat(differences(now, then)).isEmpty();
    }

    private static BufferedImage read(String file) throws IOException {
        if (Boolean.getBoolean("receipts.accept")) {
            return ImageIO.read(KEPT.resolve(file).toFile());
        }
        try (InputStream in = GoldenReceiptsTest.class.getResourceAsStream("golden/" + file)) {
            return ImageIO.read(Objects.requireNonNull(in, file));
        }
    }

    /** The places of cells that are darker or lighter than they were. */
    private static List<String> differences(BufferedImage now, BufferedImage then) {
        List<String> different = new ArrayList<>();
        for (int y = 0; y + CELL <= now.getHeight(); y += CELL) {
            for (int x = 0; x + CELL <= now.getWidth(); x += CELL) {
                if (Math.abs(darkness(now, x, y) - darkness(then, x, y)) > TOLERANCE) {
                    different.add(x + "," + y);
                }
            }
        }
        return different;
    }

    private static double darkness(BufferedImage image, int left, int top) {
        int dark = 0;
        for (int y = top; y < top + CELL; y++) {
            for (int x = left; x < left + CELL; x++) {
                dark += 255 - (image.getRGB(x, y) & 0xFF);
            }
        }
        return dark / (255.0 * CELL * CELL);
    }
}
