package io.tillstream.receipt;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The machine's fonts that receipts are drawn with. */
public final class ReceiptFonts {
    private static final String CHINESE_SAMPLE = "收據會員折扣小票会员积分谢谢光临";
    private static final List<String> PREFERRED_CHINESE =
            List.of("Noto Sans Mono CJK", "Noto Sans CJK", "WenQuanYi Zen Hei Mono", "WenQuanYi Zen Hei");
    private static final List<String> PREFERRED_LATIN = List.of("DejaVu Sans Mono", "Liberation Mono", "Monospaced");

    private ReceiptFonts() {}

    private static final class Found {
        // Asking for all fonts takes half a second; it is done once, and only where something is drawn.
        static final List<Font> ALL =
                Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts());
        static final Optional<Font> CHINESE = ALL.stream()
                .filter(font -> font.canDisplayUpTo(CHINESE_SAMPLE) < 0)
                .min(Comparator.comparingInt(font -> rank(font, PREFERRED_CHINESE)));
        static final Font LATIN = ALL.stream()
                .filter(font -> rank(font, PREFERRED_LATIN) < PREFERRED_LATIN.size() && font.isPlain())
                .min(Comparator.comparingInt(font -> rank(font, PREFERRED_LATIN)))
                .orElse(new Font(Font.MONOSPACED, Font.PLAIN, 1));

        private static int rank(Font font, List<String> preferred) {
            for (int i = 0; i < preferred.size(); i++) {
                if (font.getFontName(Locale.ROOT).startsWith(preferred.get(i))) {
                    return i;
                }
            }
            return preferred.size();
        }
    }

    /** Whether Chinese receipts can be printed on this machine; asked at start. */
    public static boolean canDrawChinese() {
        return Found.CHINESE.isPresent();
    }

    /**
     * A font for text in any language.
     *
     * @throws FontMissing when no font of the machine has Chinese characters
     */
    static Font chinese(float size) {
        return Found.CHINESE
                .map(font -> font.deriveFont(size))
                .orElseThrow(() -> new FontMissing("No font on this machine has Chinese characters; a receipt with them"
                        + " cannot be printed; install one, on Debian: apt install fonts-wqy-zenhei."));
    }

    static Font latin(float size) {
        return Found.LATIN.deriveFont(size);
    }

    /** The machine has no font for a text. */
    public static final class FontMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FontMissing(String message) {
            super(message);
        }
    }
}
